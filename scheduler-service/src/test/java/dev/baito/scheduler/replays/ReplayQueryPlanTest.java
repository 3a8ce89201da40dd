package dev.baito.scheduler.replays;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import org.junit.jupiter.api.Test;

/** A replay reads its own items, and of the inbox what they name. */
class ReplayQueryPlanTest {
  private static final String IDS = "ARRAY[3000, 3001]";
  private static final String STATES = "ARRAY['replayed', 'replayed']";
  private static final String DETAILS = "ARRAY['', '']";

  @Test
  void replay_finds_its_next_items_and_what_the_ledger_says_of_them() {
    assertThat(FullData.indexes(ReplayStep.ITEMS_SQL, "200", "25"))
        .containsExactly("replay_item_pending");
    assertThat(FullData.indexes(ReplayStep.CANDIDATES_SQL, IDS))
        .contains("dead_letter_pkey", "run_list_pkey", "current_list_pkey");
  }

  @Test
  void outcomes_are_written_by_keys() {
    assertThat(FullData.indexes(ReplayOutcomes.ITEMS_SQL, "200", IDS, STATES, DETAILS))
        .containsExactly("replay_item_pkey");
    assertThat(FullData.indexes(ReplayOutcomes.EVENTS_SQL, "200", IDS, STATES, DETAILS))
        .containsExactly("dead_letter_pkey");
    assertThat(FullData.indexes(ReplayOutcomes.REPLAYED_SQL, IDS))
        .containsExactly("dead_letter_pkey");
    assertThat(FullData.indexes(ReplayOutcomes.COMPLETED_SQL, IDS))
        .containsExactly("dead_letter_pkey");
  }

  @Test
  void entries_that_may_be_resolved_are_found_by_their_state() {
    assertThat(FullData.indexes(Resolution.SQL, "500"))
        .contains("dead_letter_by_state", "dead_letter_by_batch", "run_list_pkey");
  }

  @Test
  void replay_is_planned_from_the_entries_it_takes() {
    assertThat(FullData.indexes(ReplayPlanner.MISSING_SQL, IDS)).contains("dead_letter_pkey");
    assertThat(
            FullData.indexes(ReplayPlanner.MATCHING_SQL + " AND d.state = $2", "200", "'parked'"))
        .contains("dead_letter_by_state");
    assertThat(FullData.indexes(ReplayPlanner.MATCHING_SQL + " AND d.run_id = $2", "200", "7"))
        .containsAnyOf("dead_letter_by_run", "dead_letter_by_batch");
  }

  @Test
  void replay_is_counted_from_its_own_items() {
    assertThat(FullData.indexes(ReplayQueries.ONE_SQL, "7")).contains("replay_item_pkey");
    assertThat(FullData.indexes(ReplayQueries.PAGE_SQL, "9223372036854775807", "20"))
        .contains("replay_item_pkey");
  }
}
