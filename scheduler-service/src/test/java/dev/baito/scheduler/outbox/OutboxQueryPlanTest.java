package dev.baito.scheduler.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Batches to be published, or published again, are found without reading those of other runs. */
class OutboxQueryPlanTest {
  private static final List<String> FATES =
      List.of("user_batch_pkey", "batch_completion_pkey", "dead_letter_by_batch");

  @Test
  void next_chunk_is_found_among_the_unpublished() {
    assertThat(FullData.indexes(Outbox.CHUNK_SQL, "14", "64")).contains("user_batch_unpublished");
  }

  @Test
  void batches_are_marked_by_key() {
    assertThat(FullData.indexes(Outbox.MARK_SQL, "14", "ARRAY[61, 62]", "now()"))
        .contains("user_batch_pkey");
    assertThat(FullData.indexes(Outbox.MARK_AGAIN_SQL, "14", "ARRAY[61, 62]", "now()"))
        .contains("user_batch_pkey");
  }

  @Test
  void vanished_batches_are_found_within_their_run() {
    assertThat(FullData.indexes(Outbox.FRUITLESS_RUNS_SQL, "now()")).containsAll(FATES);
    assertThat(FullData.indexes(Outbox.FRUITLESS_CHUNK_SQL, "14", "64", "now()"))
        .containsAll(FATES);
  }
}
