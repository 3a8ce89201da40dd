package dev.baito.worker.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RowQueryPlanTest {
  private static String ids(int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(i -> Long.toString(i * 97))
        .collect(Collectors.joining(",", "'{", "}'"));
  }

  @Test
  void rows_of_a_chunk_are_read_by_their_keys() {
    assertThat(FullData.indexes(JobVectors.READ, ids(256))).containsExactly("job_pkey");
    assertThat(FullData.indexes(UserVectorsOfRun.READ, ids(100)))
        .containsExactly("user_profile_pkey");
  }
}
