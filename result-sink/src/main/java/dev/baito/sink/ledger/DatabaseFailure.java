package dev.baito.sink.ledger;

import io.vertx.pgclient.PgException;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a message that the database refuses from a database that is not well. Only SQLSTATE classes
 * that speak of the data itself are the message's fault; everything else (unreachable, shutting
 * down, disk full, read-only, deadlock, a missing right or table, a time-out) would fail every
 * message alike, so it is waited out and nothing is dead-lettered.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error
 *     codes</a>
 */
final class DatabaseFailure {
  private static final Set<String> CLASSES_ABOUT_DATA =
      Set.of(
          "21", // cardinality violation
          "22", // data exception
          "23", // integrity constraint violation
          "54"); // program limit exceeded

  private DatabaseFailure() {}

  /** Returns the database's verdict if it refuses what is to be written. */
  static Optional<PgException> refusal(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PgException e) {
        String state = e.getSqlState();
        return state != null
                && state.length() == 5
                && CLASSES_ABOUT_DATA.contains(state.substring(0, 2))
            ? Optional.of(e)
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
