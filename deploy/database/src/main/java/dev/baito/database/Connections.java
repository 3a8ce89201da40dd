package dev.baito.database;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Connections of a pool for those who wait a limited time only.
 *
 * <p>Whoever stops waiting still stands in the pool's queue: the pool hands them a connection all
 * the same, and if nobody gives it back it is lost. As many impatient callers as the pool is large,
 * and it is dry until the service restarts. Here such a connection goes back.
 */
public final class Connections {
  private static final Logger LOG = Logger.getLogger(Connections.class);

  private Connections() {}

  /**
   * Returns a connection, for the caller to close.
   *
   * @param timeout how long to wait for it; then the failure is a {@link TimeoutException}
   */
  public static Uni<SqlConnection> within(Pool pool, Duration timeout) {
    return Uni.createFrom()
        .deferred(() -> {
          // It is completed once: by the pool, by the clock, or by a caller who leaves.
          var waiter = new CompletableFuture<SqlConnection>();
          waiter.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
          pool.getConnection()
              .subscribe()
              .with(
                  connection -> {
                    if (!waiter.complete(connection)) {
                      giveBack(connection);
                    }
                  },
                  waiter::completeExceptionally);
          return Uni.createFrom()
              .completionStage(waiter)
              .onFailure(Connections::isTimeout)
              .transform(_ -> new TimeoutException());
        });
  }

  /**
   * Does some work on a connection and gives it back, however the work ends.
   *
   * @param timeout how long to wait for the connection, and then again for the work
   */
  public static <T> Uni<T> with(Pool pool, Duration timeout, Function<SqlConnection, Uni<T>> work) {
    return within(pool, timeout)
        .onItem()
        .transformToUni(connection ->
            work.apply(connection)
                .ifNoItem()
                .after(timeout)
                .fail()
                .onTermination()
                .call(() -> connection.close().onFailure().recoverWithNull()));
  }

  private static boolean isTimeout(Throwable failure) {
    return failure instanceof java.util.concurrent.TimeoutException
        || failure.getCause() instanceof java.util.concurrent.TimeoutException;
  }

  private static void giveBack(SqlConnection connection) {
    connection
        .close()
        .subscribe()
        .with(
            _ -> LOG.debug("A connection came too late and went back"),
            failure -> LOG.debug("Closing a connection failed", failure));
  }
}
