package dev.baito.scheduler.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A report goes through the batches of its run once, in order. */
class ReportQueryPlanTest {
  @Test
  void chunk_of_batches_is_read_in_the_order_of_the_key() {
    assertThat(FullData.indexes(RunReport.CHUNK_SQL, "7", "10", "500"))
        .contains("batch_completion_pkey", "user_batch_pkey");
    assertThat(FullData.plans(List.of(), RunReport.CHUNK_SQL, "7", "10", "500"))
        .allSatisfy(plan -> assertThat(plan).doesNotContain("Sort"));
  }
}
