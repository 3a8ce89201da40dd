package dev.baito.scheduler.deadletters;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Instants of requests, in ISO 8601. */
public final class RequestTime {
  private RequestTime() {}

  /**
   * Reads an instant.
   *
   * @throws BaitoException with {@link ErrorCode#REQUEST_INVALID} if it is none
   */
  public static Instant of(String name, String text) {
    try {
      // A plus sign that nobody escaped arrives as a space.
      return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
    } catch (DateTimeParseException e) {
      throw new BaitoException(
          ErrorCode.REQUEST_INVALID,
          name + " must be an instant such as 2026-01-31T00:00:00Z: '" + text + "'",
          e);
    }
  }
}
