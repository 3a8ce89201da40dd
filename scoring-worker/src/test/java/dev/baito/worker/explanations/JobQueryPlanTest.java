package dev.baito.worker.explanations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import org.junit.jupiter.api.Test;

class JobQueryPlanTest {
  @Test
  void jobs_are_read_by_their_key() {
    assertThat(FullData.indexes(JobReader.READ, "'{1,20,300}'")).contains("job_pkey");
  }
}
