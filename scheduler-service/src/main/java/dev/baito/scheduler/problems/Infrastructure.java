package dev.baito.scheduler.problems;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Tells failures of the servers behind the API from failures of the API itself. */
final class Infrastructure {
  /** Far more than any real chain of causes; a cycle must not hang the request. */
  private static final int MAX_CAUSES = 32;

  private Infrastructure() {}

  /** Returns whether a failure came about because a server could not be reached in time. */
  static boolean isDown(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      if (isConnectionFailure(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isConnectionFailure(Throwable cause) {
    return switch (cause) {
      case ConnectException _ -> true;
      case UnknownHostException _ -> true;
      case ClosedConnectionException _ -> true;
      case RetriableException _ -> true;
      case TimeoutException _ -> true;
      case io.smallrye.mutiny.TimeoutException _ -> true;
      case SQLException sql -> isConnectionState(sql.getSQLState());
      case PgException postgres -> isConnectionState(postgres.getSqlState());
      default -> false;
    };
  }

  /**
   * Class 08: connection exceptions; 57P: the server shuts down or starts up; 53300: it is full.
   */
  private static boolean isConnectionState(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("57P") || state.equals("53300"));
  }
}
