package dev.baito.scheduler.imports;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table whose rows have a key: staged rows replace those of the same key. Rows that are already
 * there as they are, are not written at all.
 *
 * @param name the table
 * @param noun what messages call its rows
 * @param values the columns beside the key
 */
record KeyedTable(String name, String noun, List<String> values) {

  /**
   * Rejects the second and later rows of a key. Only rows that are good in every other way compete:
   * a bad row does not keep a good one out.
   */
  void rejectDuplicates(ImportTransaction transaction, FileLoad load) throws SQLException {
    Staging staging = load.staging();
    transaction.reject(
        load,
        staging.key(),
        "the same key as an earlier row of the file",
        """
        SELECT line_no FROM (
          SELECT line_no, row_number() OVER (PARTITION BY %s ORDER BY line_no) AS occurrence
          FROM %s) AS numbered
        WHERE occurrence > 1
        """
            .formatted(staging.key(), staging.name()));
  }

  /** Inserts and updates. Nothing is removed. */
  LoadCounts upsert(ImportTransaction transaction, FileLoad load) throws SQLException {
    Staging staging = load.staging();
    long updated =
        transaction.execute(
            """
            UPDATE %1$s t SET %2$s FROM %3$s s
            WHERE t.%4$s = s.%4$s AND (%5$s) IS DISTINCT FROM (%6$s)
            """
                .formatted(
                    name,
                    each("%1$s = s.%1$s"),
                    staging.name(),
                    staging.key(),
                    each("t.%s"),
                    each("s.%s")));
    long inserted =
        transaction.execute(
            """
            INSERT INTO %1$s (%2$s, %3$s) SELECT s.%2$s, %4$s FROM %5$s s
            WHERE NOT EXISTS (SELECT FROM %1$s t WHERE t.%2$s = s.%2$s)
            """
                .formatted(name, staging.key(), each("%s"), each("s.%s"), staging.name()));
    long good = transaction.number("SELECT count(*) FROM " + staging.name());
    return new LoadCounts(inserted, updated, good - inserted - updated, 0, 0);
  }

  /**
   * Fills the temporary table {@code removed_NAME (key)} with the stored keys that the file no
   * longer holds. A row of the file that is bad still holds its key: nobody loses a job to a typing
   * error. Those are kept as they were, with a warning.
   */
  void findRemoved(ImportTransaction transaction, FileLoad load) throws SQLException {
    transaction.execute(
        "CREATE TEMP TABLE removed_%s ON COMMIT DROP AS %s".formatted(name, removedSql(load)));
    transaction.execute("ANALYZE removed_" + name);
    long kept =
        transaction.number(
            "SELECT count(*) FROM %s t WHERE %s AND %s".formatted(name, gone(load), held(load)));
    if (kept > 0) {
      transaction.warn(
          "%s kept as they were, because the file holds them in bad rows: %d"
              .formatted(noun, kept));
    }
  }

  /** Returns the query of {@link #findRemoved}. */
  String removedSql(FileLoad load) {
    return "SELECT %s FROM %s t WHERE %s AND NOT %s"
        .formatted(load.staging().key(), name, gone(load), held(load));
  }

  private static String gone(FileLoad load) {
    return "NOT EXISTS (SELECT FROM %2$s s WHERE s.%1$s = t.%1$s)"
        .formatted(load.staging().key(), load.staging().name());
  }

  private static String held(FileLoad load) {
    return "EXISTS (SELECT FROM held_key h WHERE h.file = '%s' AND h.key = t.%s::text)"
        .formatted(load.file().text(), load.staging().key());
  }

  /** Removes the rows found by {@link #findRemoved}, and the behaviours that name them. */
  long removeWithBehaviors(ImportTransaction transaction, String key) throws SQLException {
    transaction.behaviorsRemoved(
        transaction.execute(
            "DELETE FROM behavior b USING removed_%s r WHERE b.%s = r.%s"
                .formatted(name, key, key)));
    return transaction.execute(
        "DELETE FROM %1$s t USING removed_%1$s r WHERE t.%2$s = r.%2$s".formatted(name, key));
  }

  private String each(String format) {
    return values.stream().map(format::formatted).collect(Collectors.joining(", "));
  }
}
