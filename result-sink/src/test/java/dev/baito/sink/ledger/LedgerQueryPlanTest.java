package dev.baito.sink.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import org.junit.jupiter.api.Test;

/** What a result costs does not grow with the runs and lists there are. */
class LedgerQueryPlanTest {
  private static final String RUNS = "ARRAY[14, 14]";
  private static final String USERS = "ARRAY[5101, 5102]";
  private static final String BATCHES = "ARRAY[51, 52]";
  private static final String TEXTS = "ARRAY['{}', '{}']";
  private static final String FIRSTS = "ARRAY[1, 3]";
  private static final String LASTS = "ARRAY[2, 4]";
  private static final String JOBS = "ARRAY[1, 2, 3, 4]";
  private static final String SCORES = "ARRAY[0.4, 0.3, 0.2, 0.1]";

  @Test
  void plan_of_batches_is_read_by_key() {
    assertThat(FullData.indexes(Ledger.PLAN_SQL, RUNS, BATCHES)).containsExactly("user_batch_pkey");
  }

  @Test
  void lists_are_written_without_reading_any() {
    assertThat(
            FullData.indexes(
                Lists.SQL, RUNS, USERS, BATCHES, RUNS, RUNS, TEXTS, FIRSTS, LASTS, JOBS, SCORES))
        .isEmpty();
  }

  @Test
  void failures_are_written_and_mended_by_key() {
    assertThat(FullData.indexes(Failures.WRITE_SQL, RUNS, USERS, BATCHES, TEXTS, TEXTS))
        .containsExactly("run_list_pkey");
    assertThat(FullData.indexes(Failures.MENDED_SQL, RUNS, USERS))
        .containsExactly("run_failure_pkey");
  }

  @Test
  void batches_are_counted_from_the_rows_of_their_users() {
    assertThat(FullData.indexes(Completions.SQL, RUNS, BATCHES, TEXTS, "5"))
        .contains("user_batch_pkey", "run_list_pkey", "run_failure_pkey");
  }
}
