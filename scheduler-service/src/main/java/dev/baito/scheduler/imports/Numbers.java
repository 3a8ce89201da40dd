package dev.baito.scheduler.imports;

import dev.baito.scheduler.imports.csv.Cell;
import dev.baito.wage.HourlyWage;
import java.nio.charset.StandardCharsets;

/** Reads decimal numbers, strictly: digits and a point, no locale, no names of numbers. */
final class Numbers {
  /** What {@link #amount} returns for an empty field. */
  static final long NO_AMOUNT = -1;

  private static final long MAX_AMOUNT = HourlyWage.MAX_AMOUNT.movePointRight(4).longValueExact();
  private static final int MAX_LENGTH = 64;

  private Numbers() {}

  /**
   * Returns an amount of money in ten-thousandths, or {@link #NO_AMOUNT}.
   *
   * @throws BadValue unless it is from 0 to {@link HourlyWage#MAX_AMOUNT} with at most 4 decimals
   */
  static long amount(Row row, String column) throws BadValue {
    Cell cell = row.cell(column);
    if (cell.length() == 0) {
      return NO_AMOUNT;
    }
    byte[] bytes = cell.bytes();
    long value = 0;
    int decimals = -1;
    boolean digits = false;
    for (int i = cell.from(); i < cell.to(); i++) {
      int digit = bytes[i] - '0';
      if (bytes[i] == '.' && decimals < 0) {
        decimals = 0;
      } else if (digit >= 0 && digit <= 9) {
        digits = true;
        if (decimals >= 0 && ++decimals > HourlyWage.MAX_DECIMALS) {
          throw new BadValue(column, "more than 4 decimals");
        }
        value = times10(value, column) + digit;
      } else if (bytes[i] == '-' && i == cell.from()) {
        throw new BadValue(column, "negative, or not a decimal number");
      } else {
        throw new BadValue(column, "not a decimal number");
      }
    }
    if (!digits) {
      throw new BadValue(column, "not a decimal number");
    }
    for (int i = Math.max(decimals, 0); i < HourlyWage.MAX_DECIMALS; i++) {
      value = times10(value, column);
    }
    if (value > MAX_AMOUNT) {
      throw tooLarge(column);
    }
    return value;
  }

  /**
   * Returns a number of degrees.
   *
   * @throws BadValue when it is missing or outside ±limit
   */
  static double degrees(Row row, String column, double limit) throws BadValue {
    Cell cell = row.cell(column);
    if (cell.length() == 0) {
      throw new BadValue(column, "empty, but required");
    }
    double value = decimal(cell, column);
    if (Math.abs(value) > limit) {
      throw new BadValue(column, "outside ±%.0f degrees".formatted(limit));
    }
    return value;
  }

  /**
   * Returns a distance.
   *
   * @throws BadValue when it is empty, negative or too large
   */
  static double distance(Row row, String column) throws BadValue {
    double value = decimal(row.cell(column), column);
    if (value < 0 || !Double.isFinite(value)) {
      throw new BadValue(column, "not a decimal number of at least 0");
    }
    return value;
  }

  private static double decimal(Cell cell, String column) throws BadValue {
    byte[] bytes = cell.bytes();
    boolean plain = cell.length() > 0 && cell.length() <= MAX_LENGTH;
    for (int i = cell.from(); plain && i < cell.to(); i++) {
      byte b = bytes[i];
      plain = (b >= '0' && b <= '9') || b == '.' || b == '-' || b == '+' || b == 'e' || b == 'E';
    }
    if (plain) {
      try {
        // + 0.0 turns a negative zero into zero.
        return Double.parseDouble(
                new String(bytes, cell.from(), cell.length(), StandardCharsets.US_ASCII))
            + 0.0;
      } catch (NumberFormatException _) {
        // Falls through to the one message for everything that is not a number.
      }
    }
    throw new BadValue(column, "not a decimal number");
  }

  /** Multiplies a value that is far below overflow as long as it is not too large already. */
  private static long times10(long value, String column) throws BadValue {
    if (value > MAX_AMOUNT) {
      throw tooLarge(column);
    }
    return value * 10;
  }

  private static BadValue tooLarge(String column) {
    return new BadValue(column, "larger than " + HourlyWage.MAX_AMOUNT.toPlainString());
  }
}
