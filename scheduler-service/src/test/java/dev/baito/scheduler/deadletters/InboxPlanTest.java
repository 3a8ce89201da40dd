package dev.baito.scheduler.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page of the inbox is read through an index, whatever it is asked for. */
@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class InboxPlanTest {
  private static final DeadLetterFilter ALL =
      new DeadLetterFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Inject Neighbours neighbours;
  @Inject Database database;

  @BeforeEach
  void many_letters() {
    neighbours.clear();
    neighbours.run(
        """
        INSERT INTO dead_letter (entry_key, topic, run_id, batch_no, user_ids, reason, state,
          headers, last_received_at)
        SELECT 'at t/0/' || i, 't', i / 50, 0, ARRAY[i], 'r' || i % 400,
          CASE WHEN i % 200 = 0 THEN 'parked' ELSE 'open' END, '{}', now() - make_interval(hours => i)
        FROM generate_series(1, 20000) i
        """);
    neighbours.run("VACUUM ANALYZE dead_letter");
  }

  @Test
  void page_without_a_filter_walks_the_numbers_backwards() {
    assertThat(plan(ALL)).contains("Index Scan Backward using dead_letter_pkey");
  }

  @Test
  void each_filter_has_its_index() {
    assertThat(plan(filter(Optional.of(9L), Optional.empty(), Optional.empty(), Optional.empty())))
        .containsPattern("dead_letter_by_(run|batch)");
    assertThat(
            plan(filter(Optional.empty(), Optional.of("r5"), Optional.empty(), Optional.empty())))
        .contains("dead_letter_by_reason");
    assertThat(
            plan(
                filter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(EntryState.PARKED),
                    Optional.empty())))
        .contains("dead_letter_by_state");
    assertThat(plan(filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(77L))))
        .contains("dead_letter_by_user");
    assertThat(
            plan(
                new DeadLetterFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Instant.now().minusSeconds(19_990L * 3_600)))))
        .contains("dead_letter_by_time");
  }

  private static DeadLetterFilter filter(
      Optional<Long> run,
      Optional<String> reason,
      Optional<EntryState> state,
      Optional<Long> user) {
    return new DeadLetterFilter(run, reason, state, user, Optional.empty(), Optional.empty());
  }

  private String plan(DeadLetterFilter filter) {
    var parameters = new ArrayList<Object>(List.of(Long.MAX_VALUE, 20));
    parameters.addAll(filter.conditions(3).parameters());
    var lines = new StringBuilder();
    for (Row row :
        database.query("EXPLAIN " + DeadLetterQueries.pageSql(filter), parameters.toArray())) {
      lines.append(row.getString(0)).append('\n');
    }
    return lines.toString();
  }
}
