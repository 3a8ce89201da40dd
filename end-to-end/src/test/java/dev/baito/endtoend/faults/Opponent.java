package dev.baito.endtoend.faults;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A session that locks what the sink is going to lock, then wants what the sink has locked: a
 * deadlock, of which the sink is always the victim, since this side waits far longer before it
 * looks for one.
 */
final class Opponent implements AutoCloseable {
  private static final String DEADLOCKS_SQL =
      "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";

  private static final String BLOCKED_SQL =
      """
      SELECT coalesce(max(pid), 0) FROM pg_stat_activity
      WHERE ? = ANY (pg_blocking_pids(pid)) AND query LIKE '%run_list%'
      """;

  private final Database database;
  private final Connection session;
  private final Statement statement;
  private final long pid;

  Opponent(Database database) throws SQLException {
    this.database = database;
    session = database.connect();
    statement = session.createStatement();
    statement.execute("SET deadlock_timeout = '1h'");
    pid = one("SELECT pg_backend_pid()").first();
    session.setAutoCommit(false);
  }

  private record Numbers(int first, int second) {}

  /** Brings one about, and returns when the sink has lost. */
  void deadlock() throws SQLException {
    long before = database.number(DEADLOCKS_SQL);
    statement.execute("SELECT FROM current_list ORDER BY user_id DESC FOR UPDATE");
    long victim =
        await("the sink waits for a row")
            .atMost(Scene.PATIENCE)
            .until(() -> database.number(BLOCKED_SQL, (int) pid), found -> found > 0);
    // The lock on a batch is what a sink takes first.
    Numbers batch =
        one(
            """
            SELECT classid::integer, objid::integer FROM pg_locks
            WHERE locktype = 'advisory' AND granted AND pid = %d LIMIT 1
            """
                .formatted(victim));
    // Returns as soon as the other side has been rolled back.
    statement.execute(
        "SELECT pg_advisory_xact_lock(%d, %d)".formatted(batch.first(), batch.second()));
    session.rollback();
    await("a deadlock counted")
        .atMost(Scene.PATIENCE)
        .until(() -> database.number(DEADLOCKS_SQL) > before);
  }

  private Numbers one(String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new SQLException("nothing found by " + sql);
      }
      return new Numbers(
          rows.getInt(1), rows.getMetaData().getColumnCount() > 1 ? rows.getInt(2) : 0);
    }
  }

  @Override
  public void close() throws SQLException {
    session.close();
  }
}
