package dev.baito.warmer.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A build reads all jobs, and the behaviours of a year of those kept: each from end to end, once.
 * What it asks beside that has an index.
 */
class SourceQueryPlanTest {
  private static final String AS_OF = "timestamptz '2026-03-01'";
  private static final String WORK_MEMORY = "SET LOCAL work_mem = '64MB'";

  @Test
  void whether_there_are_vectors_is_seen_from_the_first() {
    assertThat(FullData.indexes(SourceSnapshot.FIRST_VECTOR)).containsExactly("job_with_vector");
    assertThat(FullData.indexes(SourceSnapshot.ANY_USER_VECTOR))
        .containsExactly("user_profile_with_vector");
  }

  @Test
  void jobs_by_number_come_in_the_order_of_the_key() {
    for (boolean texts : List.of(false, true)) {
      assertThat(plans(JobRows.byNumber(texts)))
          .allSatisfy(plan -> assertThat(plan).contains("job_pkey").doesNotContain("Sort"));
    }
  }

  /** Planned for its arguments each time: the build caches no statement. */
  @Test
  void behaviours_of_a_year_are_read_in_the_order_in_which_they_lie() {
    String yearAgo = "timestamptz '2025-03-06'";
    assertThat(
            FullData.plans(
                    List.of(WORK_MEMORY, SourceSnapshot.CREATE_INTEREST),
                    SourceSnapshot.FILL_INTEREST,
                    yearAgo,
                    yearAgo,
                    AS_OF,
                    "100000")
                .getFirst())
        .contains("Seq Scan on behavior")
        .doesNotContain("Index Scan", "Sort");
  }

  /** Sorted by place and wage, which no index could hold: a job's place is its city's. */
  @Test
  void jobs_by_place_are_read_whole_and_sorted_once() {
    for (boolean texts : List.of(false, true)) {
      assertThat(plans(JobRows.byPlace(texts)))
          .allSatisfy(
              plan -> assertThat(plan).contains("Seq Scan on job").containsOnlyOnce("Sort Key"));
    }
  }

  private static List<String> plans(String sql) {
    var interest =
        List.of(
            WORK_MEMORY,
            SourceSnapshot.CREATE_INTEREST,
            """
            INSERT INTO job_interest SELECT job_id, count(*) FROM behavior
            WHERE occurred_at > timestamptz '2026-02-01' GROUP BY job_id
            """,
            "ANALYZE job_interest");
    return FullData.plans(interest, sql, AS_OF);
  }
}
