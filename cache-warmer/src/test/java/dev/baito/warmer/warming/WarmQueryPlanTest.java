package dev.baito.warmer.warming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import org.junit.jupiter.api.Test;

/** Blocks are large, so each is found by key. */
class WarmQueryPlanTest {
  @Test
  void a_block_is_found_by_key() {
    assertThat(FullData.indexes(StoredGenerations.BLOCK, "7", "3"))
        .containsExactly("catalogue_block_pkey");
  }

  /** All users are counted, once in a pass that finds something missing; rows are small. */
  @Test
  void users_are_counted_in_one_reading() {
    assertThat(FullData.whole(StoredGenerations.PLACES, "20000")).containsExactly("user_profile");
  }
}
