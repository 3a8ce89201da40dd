package dev.baito.warmer;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.catalogue.JobBlock;
import dev.baito.local.testing.EmbeddedStack;
import dev.baito.warmer.fixture.SourceTables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may come between a request and its generation. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class GenerationBuildTest {
  private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
  private static final int LOCK_CLASS = 0x6261_6974;

  private SourceTables tables;

  @BeforeEach
  void connect() {
    tables = SourceTables.empty();
    for (int i = 1; i <= 20; i++) {
      tables.job(i, "", "1000");
    }
  }

  @AfterEach
  void disconnect() {
    tables.close();
  }

  @Test
  void data_that_fits_no_generation_fails_it_with_a_reason_and_the_next_one_is_built() {
    tables.vector(3, new float[8]);
    tables.vector(5, new float[16]);
    long failed = tables.request(AS_OF);
    assertThat(tables.awaitState(failed)).isEqualTo("failed");
    assertThat(tables.rows("SELECT failure FROM catalogue_generation").getFirst().getFirst())
        .asString()
        .startsWith("BAITO-CAT-004: ")
        .contains("job 5")
        .contains("16");
    assertThat(tables.blocks(failed)).isEmpty();

    tables.vector(5, new float[8]);
    assertThat(tables.awaitState(tables.request(AS_OF))).isEqualTo("ready");
  }

  @Test
  void what_another_warmer_builds_is_left_to_it() {
    try (var other = SourceTables.connect()) {
      other.rows("SELECT pg_advisory_lock(?, g) FROM generate_series(1, 1000) g", LOCK_CLASS);
      long theirs = tables.request(AS_OF);
      await()
          .during(Duration.ofMillis(500))
          .atMost(30, SECONDS)
          .until(() -> tables.rows("SELECT FROM catalogue_generation").isEmpty());
      other.rows("SELECT pg_advisory_unlock_all()");
      assertThat(tables.awaitState(theirs)).isEqualTo("ready");
    }
  }

  @Test
  void a_build_cut_off_in_the_middle_leaves_nothing_and_is_done_again() {
    try (var locker = SourceTables.connect()) {
      locker.update("BEGIN");
      locker.update("LOCK TABLE city IN ACCESS EXCLUSIVE MODE");
      long generation = tables.request(AS_OF);
      List<List<Object>> cut =
          await()
              .atMost(30, SECONDS)
              .until(
                  () ->
                      tables.rows(
                          """
                          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                          WHERE wait_event_type = 'Lock' AND query LIKE '%FROM city%'
                            AND pid <> pg_backend_pid()
                          """),
                  rows -> !rows.isEmpty());
      assertThat(cut).hasSize(1);
      assertThat(tables.rows("SELECT FROM catalogue_generation")).isEmpty();
      assertThat(tables.blocks(generation)).isEmpty();
      locker.update("ROLLBACK");
      assertThat(tables.awaitState(generation)).isEqualTo("ready");
      assertThat(tables.blocks(generation)).hasSize(2);
    }
  }

  @Test
  void blocks_left_over_from_elsewhere_are_replaced() {
    tables.update("BEGIN");
    long generation = tables.request(AS_OF);
    tables.update(
        "INSERT INTO catalogue_block VALUES (?, 0, 'old'), (?, 7, 'old')", generation, generation);
    tables.update("COMMIT");
    assertThat(tables.awaitState(generation)).isEqualTo("ready");
    assertThat(tables.blocks(generation)).hasSize(2).allMatch(b -> JobBlock.decode(b).jobs() > 0);
  }

  @Test
  void redis_being_down_does_not_matter() {
    EmbeddedStack.stopServer("redis");
    try {
      long generation = tables.request(AS_OF);
      assertThat(tables.awaitState(generation)).isEqualTo("ready");
      assertThat(tables.blocks(generation)).hasSize(2);
    } finally {
      EmbeddedStack.startServer("redis");
    }
  }

  @Test
  void a_request_whose_runs_have_all_ended_is_not_built() {
    tables.update("BEGIN");
    long cancelled = tables.request(AS_OF);
    tables.run(cancelled, "cancelled");
    tables.update("COMMIT");
    long wanted = tables.request(AS_OF);
    assertThat(tables.awaitState(wanted)).isEqualTo("ready");
    await()
        .during(Duration.ofMillis(300))
        .atMost(30, SECONDS)
        .until(() ->
            tables
                .rows("SELECT FROM catalogue_generation WHERE generation_id = ?", cancelled)
                .isEmpty());
  }
}
