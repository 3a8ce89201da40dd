package dev.baito.worker.outages;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Tells failures of the infrastructure, which pass, from those that come again every time. */
public final class Outage {
  /**
   * SQLSTATE classes: connection, transaction rollback, insufficient resources, operator
   * intervention, system error.
   */
  private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

  private Outage() {}

  /** Returns whether the failure, or what caused it, is one of the infrastructure. */
  public static boolean is(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isOne(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOne(Throwable failure) {
    return switch (failure) {
      case PgException e ->
          e.getSqlState() == null || CLASSES.contains(e.getSqlState().substring(0, 2));
      case RecordTooLargeException _ -> false;
      case org.apache.kafka.common.KafkaException _ -> true;
      case IOException _, TimeoutException _, VertxException _ -> true;
      case io.smallrye.mutiny.TimeoutException _ -> true;
      default -> false;
    };
  }
}
