package dev.baito.scheduler.imports;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The one transaction of an import, with the temporary tables that its steps share. Not
 * thread-safe.
 */
final class ImportTransaction {
  static final String HELD_KEY_SQL =
      "CREATE TEMP TABLE held_key (file text, key text) ON COMMIT DROP";

  // Planners expect few removed rows, and would go through all held keys for each of them.
  static final String HELD_KEY_INDEX_SQL = "CREATE INDEX held_key_by_key ON held_key (key, file)";

  private final Connection connection;
  private final Set<ImportFile> given;
  private final boolean replace;
  private final List<String> warnings = new ArrayList<>();
  private long removedBehaviors;

  ImportTransaction(Connection connection, Set<ImportFile> given, boolean replace) {
    this.connection = connection;
    this.given = given;
    this.replace = replace;
  }

  /** Makes the shared tables. */
  void begin() throws SQLException {
    execute(
        """
        CREATE TEMP TABLE rejected_row (
          file text, line_no bigint, column_name text, reason text
        ) ON COMMIT DROP
        """);
    execute(HELD_KEY_SQL);
    execute(HELD_KEY_INDEX_SQL);
  }

  Connection connection() {
    return connection;
  }

  /** Returns whether stored rows that a file does not hold are to be removed. */
  boolean replaces(ImportFile file) {
    return replace && given.contains(file);
  }

  boolean gives(ImportFile file) {
    return given.contains(file);
  }

  /** Adds a warning to the report. */
  void warn(String warning) {
    warnings.add(warning);
  }

  List<String> warnings() {
    return warnings;
  }

  /** Counts behaviours that went with their user or job. */
  void behaviorsRemoved(long count) {
    removedBehaviors += count;
  }

  long behaviorsRemoved() {
    return removedBehaviors;
  }

  /**
   * Moves staged rows among the rejected.
   *
   * @param lines a query for their line numbers
   */
  void reject(FileLoad load, String column, String reason, String lines) throws SQLException {
    Staging staging = load.staging();
    String file = load.file().text();
    long rejected =
        execute(
            """
            INSERT INTO rejected_row (file, line_no, column_name, reason)
            SELECT '%s', bad.line_no, '%s', '%s' FROM (%s) AS bad
            """
                .formatted(file, column, reason, lines));
    if (rejected == 0) {
      return;
    }
    String theirs = "r.file = '%s' AND r.line_no = s.line_no".formatted(file);
    if (replaces(load.file()) && !staging.key().isEmpty()) {
      execute(
          """
          INSERT INTO held_key (file, key)
          SELECT '%s', s.%s::text FROM %s s JOIN rejected_row r ON %s
          """
              .formatted(file, staging.key(), staging.name(), theirs));
    }
    execute("DELETE FROM %s s USING rejected_row r WHERE %s".formatted(staging.name(), theirs));
  }

  /** Runs a statement; returns the number of rows it changed. */
  long execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql) ? 0 : Math.max(statement.getLargeUpdateCount(), 0);
    }
  }

  /** Runs a query for one row of numbers. */
  List<Long> numbers(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<Long> numbers = new ArrayList<>();
      if (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          numbers.add(rows.getLong(i));
        }
      }
      return numbers;
    }
  }

  /** Runs a query for one number, 0 where there is no row. */
  long number(String sql) throws SQLException {
    List<Long> numbers = numbers(sql);
    return numbers.isEmpty() ? 0 : numbers.getFirst();
  }

  /** Runs a query for one column of texts, of which there must be few. */
  List<String> texts(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
