package dev.baito.database;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/** One statement by itself. */
public final class Query {
  private Query() {}

  /**
   * Runs a statement on a connection of its own; blocks.
   *
   * <p>Not {@code pool.preparedQuery}: while the database is down, that reports each failure a
   * second time, as an uncaught one, half a minute later.
   *
   * @param timeout how long connecting may take, and then the statement
   */
  public static RowSet<Row> run(Pool pool, String sql, Tuple parameters, Duration timeout) {
    return Connections.with(
            pool, timeout, connection -> connection.preparedQuery(sql).execute(parameters))
        .await()
        .indefinitely(); // both parts have their timeouts
  }
}
