package dev.baito.scheduler.database;

import dev.baito.database.Connections;
import dev.baito.scheduler.SchedulerSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL for code that may wait: virtual threads and worker threads, never an event loop. Every
 * wait has an end, {@code baito.scheduler.database.query-timeout} unless told otherwise.
 * Thread-safe.
 */
@ApplicationScoped
public class Database {
  private static final Logger LOG = Logger.getLogger(Database.class);

  private final Pool pool;
  private final Duration timeout;

  Database(Pool pool, SchedulerSettings settings) {
    this.pool = pool;
    this.timeout = settings.database().queryTimeout();
  }

  /** Runs one statement by itself. */
  public RowSet<Row> query(String sql, @Nullable Object... parameters) {
    return ask(sql, parameters).await().indefinitely(); // it has its own timeouts
  }

  /** Runs one statement by itself, without waiting for it. */
  public Uni<RowSet<Row>> ask(String sql, @Nullable Object... parameters) {
    Tuple values = Tuple.from(Arrays.asList(parameters));
    // On a connection of its own, for the reason that Query of deploy/database gives.
    return Connections.with(
        pool, timeout, connection -> connection.preparedQuery(sql).execute(values));
  }

  /**
   * Does some work in one transaction: all of it is committed, or none if it throws.
   *
   * @return what the work returns
   */
  public <T> T transaction(Function<Session, T> work) {
    return session(session -> {
      Transaction transaction = session.begin();
      T result = work.apply(session);
      transaction.commit().await().atMost(timeout);
      return result;
    });
  }

  /**
   * Does some work on one connection, each statement committed by itself. What the connection
   * holds, such as session locks, the work has to give back.
   *
   * @return what the work returns
   */
  public <T> T session(Function<Session, T> work) {
    SqlConnection connection = Connections.within(pool, timeout).await().indefinitely();
    try {
      return work.apply(new Session(connection, timeout));
    } finally {
      // Closing rolls back what was not committed. It must not hide why the work failed.
      connection
          .close()
          .ifNoItem()
          .after(timeout)
          .fail()
          .onFailure()
          .invoke(failure -> LOG.debug("Closing a connection failed", failure))
          .onFailure()
          .recoverWithNull()
          .await()
          .indefinitely();
    }
  }
}
