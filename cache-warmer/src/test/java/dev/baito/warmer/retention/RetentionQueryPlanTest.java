package dev.baito.warmer.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import org.junit.jupiter.api.Test;

/** Blocks are large, so those of old generations are found by key. */
class RetentionQueryPlanTest {
  @Test
  void blocks_of_generations_are_found_by_key() {
    assertThat(FullData.indexes(GenerationRetention.DELETE_BLOCKS, "64"))
        .contains("catalogue_block_pkey");
    assertThat(FullData.indexes(GenerationRetention.FORGET_GENERATIONS))
        .contains("catalogue_block_pkey");
  }
}
