package dev.baito.scheduler.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The clean-up finds what is old without reading what is not. */
class RetentionQueryPlanTest {
  private static final String CHUNK = "1000";
  private static final String LARGE_CHUNK = "10000";
  private static final String OLD = "timestamptz '2025-08-17'";

  @Test
  void old_behaviours_are_found_by_their_time() {
    assertThat(FullData.indexes(OldBehaviors.CHUNK_SQL, CHUNK, "timestamptz '2025-01-22'"))
        .contains("behavior_by_time");
  }

  @Test
  void old_dead_letters_are_found_by_their_time() {
    assertThat(FullData.indexes(CleanUp.LETTERS_SQL, CHUNK, "timestamptz '2026-03-05'"))
        .containsExactly("dead_letter_by_time");
  }

  @Test
  void rows_of_old_imports_and_replays_are_found_by_theirs_in_chunks_of_any_size() {
    for (String chunk : List.of(CHUNK, LARGE_CHUNK)) {
      assertThat(FullData.indexes(CleanUp.REJECTS_SQL, chunk, OLD)).contains("import_reject_pkey");
      assertThat(
              FullData.indexes(CleanUp.REPLAY_ITEMS_SQL, chunk, "timestamptz '2026-03-01 04:00'"))
          .contains("replay_item_pkey");
    }
  }

  @Test
  void rows_of_old_runs_are_found_by_their_run() {
    assertThat(FullData.indexes(OldRuns.BATCHES_SQL, CHUNK, "5")).contains("user_batch_pkey");
    assertThat(FullData.indexes(OldRuns.orphansSql("run_list"))).contains("run_list_pkey");
    assertThat(FullData.indexes(OldRuns.orphanRowsSql("run_list", "user_id"), CHUNK, "5"))
        .contains("run_list_pkey");
    assertThat(FullData.indexes(OldRuns.orphansSql("run_failure"))).contains("run_failure_pkey");
    assertThat(FullData.indexes(OldRuns.orphansSql("batch_completion")))
        .contains("batch_completion_pkey");
  }

  /** Which users are gone no index says: all lists are held against all users, once a day. */
  @Test
  void lists_of_removed_users_are_found_among_all() {
    assertThat(FullData.whole(CleanUp.REMOVED_USERS_SQL, CHUNK))
        .isSubsetOf("current_list", "user_profile");
  }
}
