package dev.baito.warmer;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.catalogue.BlockKey;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.local.testing.EmbeddedStack;
import dev.baito.warmer.fixture.Announcements;
import dev.baito.warmer.fixture.SourceTables;
import io.lettuce.core.RedisClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class GenerationRetentionTest {
  private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void the_newest_three_stay_and_those_that_a_run_reads() {
    try (var tables = SourceTables.empty();
        var announcements = new Announcements();
        var client = RedisClient.create(EmbeddedStack.property("baito.redis.url"))) {
      for (int i = 1; i <= 20; i++) {
        tables.job(i, "", "1000");
      }
      long inUse = built(tables, "running");
      long old = built(tables, "completed");
      long forgotten = built(tables, "none");
      var header = CatalogueHeader.decode(tables.header(old));
      List<Long> kept =
          List.of(built(tables, "none"), built(tables, "none"), built(tables, "none"));

      await()
          .atMost(30, SECONDS)
          .untilAsserted(() ->
              assertThat(
                      tables.rows("SELECT DISTINCT generation_id FROM catalogue_block ORDER BY 1"))
                  .containsExactly(
                      List.of(inUse),
                      List.of(kept.get(0)),
                      List.of(kept.get(1)),
                      List.of(kept.get(2))));
      await()
          .atMost(30, SECONDS)
          .untilAsserted(() ->
              assertThat(
                      tables.rows(
                          "SELECT FROM catalogue_request WHERE generation_id = ?", forgotten))
                  .isEmpty());
      // A run refers to it, so the row stays, and says why it cannot be read.
      assertThat(
              tables.rows(
                  """
                  SELECT state, failure, length(header), jobs FROM catalogue_generation
                  WHERE generation_id = ?
                  """,
                  old))
          .satisfiesExactly(row -> {
            assertThat(row.getFirst()).isEqualTo("failed");
            assertThat(row.get(1)).asString().startsWith("BAITO-CAT-003").contains("retention");
            assertThat(row.subList(2, 4)).isEqualTo(List.of(0, 20));
          });
      var redis = client.connect().sync();
      assertThat(redis.exists(new BlockKey(header.buildId(), 0).text())).isZero();
      await()
          .atMost(30, SECONDS)
          .until(
              () -> announcements.of(old),
              found -> found.isPresent() && found.get().value() == null);

      // When the run is gone, so is the rest, at the next clean-up.
      tables.update("DELETE FROM run WHERE generation_id = ?", old);
      built(tables, "none");
      await()
          .atMost(30, SECONDS)
          .untilAsserted(() ->
              assertThat(tables.rows("SELECT FROM catalogue_request WHERE generation_id = ?", old))
                  .isEmpty());
    }
  }

  /** Has one built for an active run, or for none, and then puts the run into a state. */
  private static long built(SourceTables tables, String runState) {
    tables.update("BEGIN");
    long generation = tables.request(AS_OF);
    if (!runState.equals("none")) {
      tables.run(generation, "running");
    }
    tables.update("COMMIT");
    assertThat(tables.awaitState(generation)).isEqualTo("ready");
    if (!runState.equals("none")) {
      tables.update("UPDATE run SET state = ? WHERE generation_id = ?", runState, generation);
    }
    return generation;
  }
}
