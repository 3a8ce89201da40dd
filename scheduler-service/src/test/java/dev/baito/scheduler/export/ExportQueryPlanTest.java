package dev.baito.scheduler.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An export goes through the lists of its run once, in order. */
class ExportQueryPlanTest {
  @Test
  void chunk_of_lists_is_read_in_the_order_of_the_key() {
    assertThat(FullData.indexes(ListExport.CHUNK_SQL, "7", "5000", "500"))
        .containsExactly("run_list_pkey");
    assertThat(FullData.plans(List.of(), ListExport.CHUNK_SQL, "7", "5000", "500"))
        .allSatisfy(plan -> assertThat(plan).doesNotContain("Sort"));
  }
}
