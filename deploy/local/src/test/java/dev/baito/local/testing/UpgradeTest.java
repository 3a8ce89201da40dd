package dev.baito.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database with data in it is brought to the newest schema, and loses nothing. */
class UpgradeTest {
  private static final String SCHEMA = "upgraded";

  @BeforeEach
  @AfterEach
  void dropSchema() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
    }
  }

  @Test
  void dead_letters_of_version_1_become_entries_with_a_history() throws Exception {
    migrate("1");
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path TO " + SCHEMA);
      statement.execute(
          """
          INSERT INTO catalogue_request (as_of, behavior_mark, behavior_window_ms)
          VALUES (now(), 0, 0);
          INSERT INTO run (state, as_of, generation_id, revision, behavior_mark, top_k, batch_size,
            unknown_policy, exclude_seen, behavior_window_ms, behavior_half_life_ms, static_weight,
            planned_users, planned_batches, created_at)
          VALUES ('completed', now(), 1, 1, 0, 40, 100, 'accept', 'applied', 0, 1, 0, 3, 2, now());
          INSERT INTO user_batch VALUES (1, 0, '{1,2}', now()), (1, 1, '{3}', NULL);
          INSERT INTO dead_letter (topic, partition_no, offset_no, run_id, batch_no, reason, headers)
          VALUES ('user-batches.dead-letter', 4, 17, 1, 0, repeat('x', 5000),
              '{"dead-letter-cause": "why", "ce_id": "é"}'),
            ('match-results.dead-letter', 5, 18, NULL, NULL, 'r', '{}');
          """);
      migrate("latest");
      assertThat(
              row(
                  statement,
                  """
                  SELECT entry_key, state, cause, user_ids, original_headers, length(reason)
                  FROM dead_letter ORDER BY 1 DESC LIMIT 1
                  """))
          .isEqualTo("at user-batches.dead-letter/4/17|open|why|{1,2}|[[\"ce_id\", \"c3a9\"]]|200");
      assertThat(
              row(
                  statement,
                  """
                  SELECT count(*), min(topic), min(offset_no), min(kind)
                  FROM dead_letter_event WHERE detail = 'r'
                  """))
          .isEqualTo("1|match-results.dead-letter|18|letter");
      assertThat(row(statement, "SELECT sum(times_published), min(run_id) FROM user_batch"))
          .isEqualTo("1|1");
      assertThat(
              row(statement, "SELECT ledger, state, max_per_employer, max_per_category FROM run"))
          .isEqualTo("|completed|0|0");
    }
  }

  private static void migrate(String target) {
    Flyway.configure()
        .dataSource(
            EmbeddedStack.property("quarkus.datasource.jdbc.url"),
            EmbeddedStack.property("quarkus.datasource.username"),
            EmbeddedStack.property("quarkus.datasource.password"))
        .locations("classpath:db/migration")
        .schemas(SCHEMA)
        .target(target)
        .load()
        .migrate();
  }

  private static String row(Statement statement, String sql) throws Exception {
    try (ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      var cells = new StringBuilder();
      for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
        cells.append(column == 1 ? "" : "|").append(rows.getString(column));
      }
      return cells.toString();
    }
  }

  private static Connection connect() throws Exception {
    return DriverManager.getConnection(
        EmbeddedStack.property("quarkus.datasource.jdbc.url"),
        EmbeddedStack.property("quarkus.datasource.username"),
        EmbeddedStack.property("quarkus.datasource.password"));
  }
}
