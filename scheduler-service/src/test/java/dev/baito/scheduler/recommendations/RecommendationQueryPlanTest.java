package dev.baito.scheduler.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import org.junit.jupiter.api.Test;

/** A user's list costs a few look-ups, however many users and jobs there are. */
class RecommendationQueryPlanTest {
  @Test
  void list_of_a_user_is_read_by_keys() {
    assertThat(FullData.indexes(RecommendationResource.SQL, "77"))
        .contains("current_list_pkey", "user_profile_pkey", "job_pkey", "city_pkey");
  }
}
