package dev.baito.worker.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import org.junit.jupiter.api.Test;

class BlockQueryPlanTest {
  @Test
  void block_is_read_by_its_key() {
    assertThat(FullData.indexes(DatabaseTier.READ, "13", "50"))
        .containsExactly("catalogue_block_pkey");
  }
}
