package dev.baito.failure;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Tells the class of a failure from what was thrown: the outermost exception of the chain of causes
 * that says something decides; one that nobody knows is {@link Failure.Transient}.
 *
 * <p>PostgreSQL's SQLSTATE decides for its errors. Only classes that speak of the data itself are
 * the message's fault. Everything else (unreachable, shutting down, disk full, read-only, a missing
 * right or table) would fail every message alike, so it is waited out.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error
 *     codes</a>
 */
public final class FailureClasses {
  /** Cardinality violation, data exception, constraint violation, program limit exceeded. */
  private static final Set<String> ABOUT_DATA = Set.of("21", "22", "23", "54");

  /** Transaction rollback: deadlock, serialization failure. */
  private static final String ROLLBACK = "40";

  /** Far more than any real chain of causes; a cycle must not hang the caller. */
  private static final int MAX_CAUSES = 32;

  private FailureClasses() {}

  /** Returns the failure that an exception stands for. */
  public static Failure of(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      Optional<Failure> failure = one(cause);
      if (failure.isPresent()) {
        return failure.get();
      }
      cause = cause.getCause();
    }
    return new Failure.Transient(ErrorCode.INTERNAL, thrown);
  }

  /** Returns whether a server that is down brought the exception about. */
  public static boolean isOutage(Throwable thrown) {
    return of(thrown) instanceof Failure.InfrastructureDown;
  }

  private static Optional<Failure> one(Throwable thrown) {
    return switch (thrown) {
      case BaitoException known -> Optional.of(known(known));
      case PgException postgres -> Optional.of(database(postgres.getSqlState(), postgres));
      case SQLException jdbc -> Optional.of(database(jdbc.getSQLState(), jdbc));
      case RecordTooLargeException large ->
          Optional.of(new Failure.Invalid(ErrorCode.MESSAGE_TOO_LARGE, large));
      // The producer's wrapper says nothing itself.
      case KafkaException wrapper when wrapper.getCause() instanceof KafkaException ->
          Optional.empty();
      case KafkaException _, IOException _, TimeoutException _, VertxException _ ->
          Optional.of(down(thrown));
      case io.smallrye.mutiny.TimeoutException _ -> Optional.of(down(thrown));
      default -> Optional.empty();
    };
  }

  private static Failure known(BaitoException known) {
    ErrorCode code = known.code();
    return switch (code) {
      case MESSAGE_UNDECODABLE, MESSAGE_VERSION_UNKNOWN -> new Failure.Undecodable(code, known);
      case USER_VECTOR_DIMENSION, USER_PROFILE_INVALID, USER_UNSCORABLE, USER_ABANDONED ->
          new Failure.UnscorableUser(code, known);
      case BATCH_TIMED_OUT -> new Failure.TimedOut(code, known);
      case INFRASTRUCTURE_DOWN -> new Failure.InfrastructureDown(code, known);
      // Read again from the next tier, where it may be whole; or done when there is less to do.
      case CATALOGUE_CORRUPT, INTERNAL, OVERLOADED -> new Failure.Transient(code, known);
      default -> new Failure.Invalid(code, known);
    };
  }

  private static Failure database(@Nullable String state, Throwable thrown) {
    String stateClass = state == null || state.length() < 2 ? "" : state.substring(0, 2);
    if (ABOUT_DATA.contains(stateClass)) {
      return new Failure.Invalid(ErrorCode.RESULT_REFUSED, thrown);
    }
    return stateClass.equals(ROLLBACK)
        ? new Failure.Transient(ErrorCode.INFRASTRUCTURE_DOWN, thrown)
        : down(thrown);
  }

  private static Failure down(Throwable thrown) {
    return new Failure.InfrastructureDown(ErrorCode.INFRASTRUCTURE_DOWN, thrown);
  }
}
