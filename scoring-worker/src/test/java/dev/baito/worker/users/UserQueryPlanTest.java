package dev.baito.worker.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.worker.fixture.WorkerTables;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UserQueryPlanTest {
  private static final String USERS =
      LongStream.range(0, 100)
          .mapToObj(i -> Long.toString(1 + i * 100))
          .collect(Collectors.joining(",", "{", "}"));

  private static final String EXPLAIN =
      "EXPLAIN (ANALYZE, COSTS OFF) EXECUTE users ('"
          + USERS
          + "', '2026-01-30', '2026-03-01', 9223372036854775807, true)";

  @Test
  void on_full_data_every_table_is_read_through_an_index() {
    try (var tables = WorkerTables.empty()) {
      tables.update(
          """
          INSERT INTO job SELECT i, 'Job', 'E' || i % 9000, '', '', '', '', NULL, NULL, '{}', ''
          FROM generate_series(1, 100000) i
          """);
      tables.update(
          """
          INSERT INTO user_profile SELECT i, '', NULL, '', NULL, NULL, '{}', '{}', '{}', ''
          FROM generate_series(1, 10000) i
          """);
      tables.update(
          """
          INSERT INTO behavior SELECT 1 + i::bigint * 7919 % 10000, 1 + i::bigint * 104729 % 100000,
            CASE WHEN i / 10000 % 5 = 0 THEN 'apply' ELSE 'view' END,
            timestamptz '2026-03-01' - i * interval '1 minute'
          FROM generate_series(1, 100000) i
          """);
      tables.update("ANALYZE job, user_profile, behavior");
      for (String mode : new String[] {"force_generic_plan", "force_custom_plan"}) {
        tables.update("SET plan_cache_mode = " + mode);
        tables.update(
            "PREPARE users (bigint[], timestamptz, timestamptz, bigint, boolean) AS "
                + UserReader.READ);
        String plan =
            tables.column(EXPLAIN).stream().map(Object::toString).collect(Collectors.joining("\n"));
        assertThat(plan)
            .contains("user_profile_pkey", "behavior_pkey", "job_pkey")
            .doesNotContain("Seq Scan");
        tables.update("DEALLOCATE users");
      }
    }
  }
}
