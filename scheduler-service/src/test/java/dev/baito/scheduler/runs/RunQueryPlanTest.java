package dev.baito.scheduler.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs are moved and shown without reading a large table from end to end. */
class RunQueryPlanTest {
  private static final String NEWEST = "9223372036854775807";
  private static final List<String> PARTS =
      List.of(
          "user_batch_unpublished",
          "batch_completion_pkey",
          "dead_letter_by_batch",
          "run_failure_pkey",
          "run_list_pkey");

  @Test
  void run_is_shown_through_the_indexes_of_its_parts() {
    assertThat(FullData.indexes(RunQueries.ONE_SQL, "14")).containsAll(PARTS);
    assertThat(FullData.indexes(RunQueries.PAGE_SQL, NEWEST, "20")).containsAll(PARTS);
    assertThat(FullData.indexes(RunQueries.ACTIVE_PAGE_SQL, NEWEST, "20")).containsAll(PARTS);
    assertThat(FullData.indexes(RunQueries.STATE_PAGE_SQL, NEWEST, "20", "'completed'"))
        .containsAll(PARTS);
  }

  @Test
  void users_are_looked_up_only_in_batches_that_are_stuck() {
    for (String sql : List.of(RunQueries.ONE_SQL, RunLifecycle.COMPLETE_SQL)) {
      assertThat(FullData.plans(List.of(), sql, "14"))
          .allSatisfy(plan ->
              assertThat(plan)
                  .containsPattern("CTE Scan on stuck b\\w*\\n *Filter: \\(NOT EXISTS\\(SubPlan")
                  .containsOnlyOnce("NOT EXISTS(SubPlan"));
    }
  }

  @Test
  void run_is_completed_through_the_indexes_of_its_parts() {
    assertThat(FullData.indexes(RunLifecycle.COMPLETE_SQL, "14"))
        .contains("batch_completion_pkey", "user_batch_pkey", "dead_letter_by_batch");
  }

  @Test
  void planning_reads_the_last_behaviour_and_who_lives_where() {
    assertThat(FullData.indexes(RunPlanner.MARK_SQL)).contains("behavior_by_ingest");
    assertThat(FullData.whole(RunPlanner.PLAN_SQL, "15", "100", "64"))
        .containsExactlyInAnyOrder("city", "user_profile");
  }
}
