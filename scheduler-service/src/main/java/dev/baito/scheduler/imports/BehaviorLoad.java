package dev.baito.scheduler.imports;

import dev.baito.scheduler.imports.copy.CopyRows;
import dev.baito.scheduler.imports.csv.Cell;
import java.sql.SQLException;
import java.util.List;

/** Loads behaviors.csv. */
final class BehaviorLoad implements FileLoad {
  private static final List<String> ACTIONS = List.of("view", "click", "favorite", "apply");

  private static final Staging STAGING =
      new Staging(
          "staged_behavior",
          "",
          ImportFile.BEHAVIORS.columns(),
          List.of("bigint", "bigint", "text", "timestamptz"));

  @Override
  public ImportFile file() {
    return ImportFile.BEHAVIORS;
  }

  @Override
  public Staging staging() {
    return STAGING;
  }

  @Override
  public void write(Row row, CopyRows out) throws BadValue {
    out.bigint(row.id("user_id"));
    out.bigint(row.id("job_id"));
    out.text(action(row));
    out.instant(Instants.micros(row, "occurred_at"));
  }

  private static String action(Row row) throws BadValue {
    Cell cell = row.cell("action");
    for (String action : ACTIONS) {
      if (cell.is(action)) {
        return action;
      }
    }
    throw new BadValue(
        "action",
        cell.length() == 0 ? "empty, but required" : "none of view, click, favorite, apply");
  }

  @Override
  public String key(Row row) throws BadValue {
    throw new BadValue("", "a behaviour is its own key");
  }

  @Override
  public LoadCounts apply(ImportTransaction transaction) throws SQLException {
    transaction.execute("ANALYZE staged_behavior");
    rejectUnknown(transaction, "user_id", "user_profile");
    rejectUnknown(transaction, "job_id", "job");
    // Sorted by the primary key, which makes inserting faster and keeps a user's rows together.
    List<Long> counts =
        transaction.numbers(
            """
            WITH once AS MATERIALIZED (
              SELECT DISTINCT user_id, occurred_at, job_id, action FROM staged_behavior
              ORDER BY user_id, occurred_at, job_id, action),
            added AS (
              INSERT INTO behavior (user_id, occurred_at, job_id, action)
              SELECT user_id, occurred_at, job_id, action FROM once
              ON CONFLICT DO NOTHING RETURNING 1)
            SELECT (SELECT count(*) FROM staged_behavior), (SELECT count(*) FROM once),
              (SELECT count(*) FROM added)
            """);
    long good = counts.get(0);
    long once = counts.get(1);
    long inserted = counts.get(2);
    long removed = transaction.replaces(ImportFile.BEHAVIORS) ? remove(transaction) : 0;
    transaction.execute("ANALYZE behavior");
    return new LoadCounts(inserted, 0, once - inserted, good - once, removed);
  }

  private void rejectUnknown(ImportTransaction transaction, String column, String table)
      throws SQLException {
    transaction.reject(
        this,
        column,
        "unknown " + column,
        """
        SELECT s.line_no FROM staged_behavior s
        WHERE NOT EXISTS (SELECT FROM %1$s t WHERE t.%2$s = s.%2$s)
        """
            .formatted(table, column));
  }

  private static long remove(ImportTransaction transaction) throws SQLException {
    return transaction.execute(
        """
        DELETE FROM behavior b WHERE NOT EXISTS (
          SELECT FROM staged_behavior s
          WHERE s.user_id = b.user_id AND s.occurred_at = b.occurred_at
            AND s.job_id = b.job_id AND s.action = b.action)
        """);
  }
}
