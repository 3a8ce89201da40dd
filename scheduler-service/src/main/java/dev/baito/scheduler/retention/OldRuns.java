package dev.baito.scheduler.retention;

import dev.baito.scheduler.database.Session;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes ended runs but the newest, with all that belongs to them. A run goes before its lists, so
 * that an export under way notices; lists that are left, or come late, are found by their run being
 * gone.
 */
final class OldRuns {
  private static final String OLD_SQL =
      """
      SELECT run_id FROM run
      WHERE state NOT IN ('waiting', 'running')
      ORDER BY run_id DESC OFFSET $1
      """;

  static final String BATCHES_SQL =
      """
      DELETE FROM user_batch WHERE run_id = $2 AND batch_no IN (
        SELECT batch_no FROM user_batch WHERE run_id = $2 ORDER BY batch_no LIMIT $1)
      """;

  private static final String RUN_SQL = "DELETE FROM run WHERE run_id = $1";

  private final Session session;
  private final Deletion deletion;

  OldRuns(Session session, Deletion deletion) {
    this.session = session;
    this.deletion = deletion;
  }

  /** Removes them, and returns how many rows went, of all tables. */
  long remove(int keep) {
    long rows = 0;
    for (long runId : ids(OLD_SQL, keep)) {
      rows += deletion.all(BATCHES_SQL, runId);
      rows += session.query(RUN_SQL, runId).rowCount();
    }
    return rows
        + orphans("run_list", "user_id")
        + orphans("run_failure", "user_id")
        + orphans("batch_completion", "batch_no");
  }

  private long orphans(String table, String key) {
    long rows = 0;
    for (long runId : ids(orphansSql(table))) {
      rows += deletion.all(orphanRowsSql(table, key), runId);
    }
    return rows;
  }

  /**
   * Looks up the next run from the last in the primary key's index: one look per run, not per row.
   */
  static String orphansSql(String table) {
    return """
    WITH RECURSIVE held (run_id) AS (
      SELECT min(run_id) FROM %1$s
      UNION ALL
      SELECT (SELECT min(t.run_id) FROM %1$s t WHERE t.run_id > held.run_id)
      FROM held WHERE held.run_id IS NOT NULL
    )
    SELECT run_id FROM held
    WHERE run_id IS NOT NULL AND NOT EXISTS (SELECT FROM run r WHERE r.run_id = held.run_id)
    """
        .formatted(table);
  }

  static String orphanRowsSql(String table, String key) {
    return """
    DELETE FROM %1$s WHERE run_id = $2 AND %2$s IN (
      SELECT %2$s FROM %1$s WHERE run_id = $2 ORDER BY %2$s LIMIT $1)
    """
        .formatted(table, key);
  }

  private List<Long> ids(String sql, @Nullable Object... parameters) {
    var ids = new ArrayList<Long>();
    for (Row row : session.query(sql, parameters)) {
      ids.add(row.getLong(0));
    }
    return ids;
  }
}
