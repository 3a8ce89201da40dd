package dev.baito.scheduler.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An audit reads its own run, not the others. */
class AuditQueryPlanTest {
  @Test
  void users_of_a_run_are_counted_within_the_run() {
    assertThat(FullData.indexes(Audits.COUNTS_SQL, "13")).contains("user_batch_pkey");
  }

  @ParameterizedTest
  @EnumSource
  void hole_is_looked_for_within_the_run(Hole hole) {
    assertThat(FullData.indexes(hole.sql(), "13", "100")).contains("run_list_pkey");
  }
}
