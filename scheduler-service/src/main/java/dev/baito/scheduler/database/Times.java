package dev.baito.scheduler.database;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Instants as {@code timestamptz}, which the driver knows as times with an offset. */
public final class Times {
  private Times() {}

  /** Returns an instant as a parameter. */
  public static OffsetDateTime parameter(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Returns the instant in a column that is never null. */
  public static Instant of(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  /** Returns the instant in a column, if there is one. */
  public static Optional<Instant> ifAny(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }
}
