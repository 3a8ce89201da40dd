package dev.baito.scheduler.database;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One connection, as long as some work needs it. Not thread-safe. */
public final class Session {
  private final SqlConnection connection;
  private final Duration timeout;

  Session(SqlConnection connection, Duration timeout) {
    this.connection = connection;
    this.timeout = timeout;
  }

  /** Runs one statement. */
  public RowSet<Row> query(String sql, @Nullable Object... parameters) {
    return query(timeout, sql, parameters);
  }

  /** Runs one statement that may take longer than others. */
  public RowSet<Row> query(Duration atMost, String sql, @Nullable Object... parameters) {
    return connection
        .preparedQuery(sql)
        .execute(Tuple.from(Arrays.asList(parameters)))
        .await()
        .atMost(atMost);
  }

  /** Runs one statement that gives exactly one row, and returns it. */
  public Row one(String sql, @Nullable Object... parameters) {
    return query(sql, parameters).iterator().next();
  }

  Transaction begin() {
    return connection.begin().await().atMost(timeout);
  }
}
