package dev.baito.worker.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import org.junit.jupiter.api.Test;

class RunQueryPlanTest {
  @Test
  void runs_and_lists_are_read_by_their_keys() {
    assertThat(FullData.indexes(RunReader.RUN, "7")).isSubsetOf("run_pkey");
    assertThat(FullData.indexes(RunReader.CURRENT, "42")).containsExactly("current_list_pkey");
    assertThat(FullData.indexes(RunReader.LIST, "7", "42")).containsExactly("run_list_pkey");
    assertThat(FullData.indexes(RunReader.BATCH, "7", "-1")).containsExactly("user_batch_pkey");
  }
}
