package dev.baito.worker.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.FullData;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UserQueryPlanTest {
  private static final String USERS =
      LongStream.range(0, 100)
          .mapToObj(i -> Long.toString(1 + i * 100))
          .collect(Collectors.joining(",", "'{", "}'"));

  @Test
  void on_full_data_every_table_is_read_through_an_index() {
    assertThat(
            FullData.indexes(
                UserReader.READ,
                USERS,
                "'2026-01-30'",
                "'2026-03-01'",
                "9223372036854775807",
                "true"))
        .contains("user_profile_pkey", "behavior_pkey", "job_pkey");
  }
}
