package dev.baito.scheduler.imports;

import dev.baito.scheduler.imports.csv.Cell;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Reads ISO 8601 instants, cut to microseconds. */
final class Instants {
  private static final long MICROS = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final int MAX_LENGTH = 64;

  /** From 0001-01-01 up to, not including, 10000-01-01: four-digit years, as in ISO 8601. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Instants() {}

  /**
   * Returns the instant in a field that is not empty, in microseconds since 1970.
   *
   * @throws BadValue when it is none, or its year is not from 1 to 9999
   */
  static long micros(Row row, String column) throws BadValue {
    Cell cell = row.cell(column);
    if (cell.length() == 0) {
      throw new BadValue(column, "empty, but required");
    }
    try {
      return isCommonForm(cell) ? common(cell) : any(cell, column);
    } catch (DateTimeException _) {
      throw new BadValue(column, "not an ISO 8601 instant such as 2026-01-31T09:00:00Z");
    }
  }

  /** Returns whether it has the form 2026-01-31T09:00:00Z, that of nearly every file. */
  private static boolean isCommonForm(Cell cell) {
    if (cell.length() != 20) {
      return false;
    }
    byte[] b = cell.bytes();
    int at = cell.from();
    return b[at + 4] == '-'
        && b[at + 7] == '-'
        && b[at + 10] == 'T'
        && b[at + 13] == ':'
        && b[at + 16] == ':'
        && b[at + 19] == 'Z';
  }

  private static long common(Cell cell) {
    byte[] b = cell.bytes();
    int at = cell.from();
    int year = two(b, at) * 100 + two(b, at + 2);
    int hour = two(b, at + 11);
    int minute = two(b, at + 14);
    int second = two(b, at + 17);
    if (year == 0 || hour > 23 || minute > 59 || second > 59) {
      throw new DateTimeException("out of range");
    }
    long day = LocalDate.of(year, two(b, at + 5), two(b, at + 8)).toEpochDay();
    return (day * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second) * MICROS;
  }

  private static int two(byte[] b, int at) {
    int tens = b[at] - '0';
    int ones = b[at + 1] - '0';
    if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
      throw new DateTimeException("not digits");
    }
    return tens * 10 + ones;
  }

  private static long any(Cell cell, String column) throws BadValue {
    if (cell.length() > MAX_LENGTH) {
      throw new DateTimeException("too long");
    }
    String text = new String(cell.bytes(), cell.from(), cell.length(), StandardCharsets.UTF_8);
    Instant instant =
        OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant();
    if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
      throw new BadValue(column, "not in the years 1 to 9999");
    }
    return instant.getEpochSecond() * MICROS + instant.getNano() / NANOS_PER_MICRO;
  }
}
