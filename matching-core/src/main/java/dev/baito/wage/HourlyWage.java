package dev.baito.wage;

import java.math.BigDecimal;

/**
 * Hourly equivalents as exact integers: the amount times 10^4 times 1920 divided by the hours of
 * its unit. Every unit's hours divide 1920 and amounts have at most 4 decimals, so nothing is
 * rounded and amounts of different units compare exactly.
 */
public final class HourlyWage {
  /** What stands for "not given" in columns of wages. */
  public static final long UNKNOWN = -1;

  /** The largest amount accepted, in any unit: far above every salary, far below overflow. */
  public static final BigDecimal MAX_AMOUNT = new BigDecimal("100000000000");

  /** How many decimals an amount may have. */
  public static final int MAX_DECIMALS = 4;

  private static final long HOURS = 1920;
  private static final double SCALE = 10_000.0 * HOURS;

  private HourlyWage() {}

  /**
   * Returns the exact hourly equivalent of an amount.
   *
   * @param amount from 0 to {@link #MAX_AMOUNT}, with at most 4 decimals
   * @throws ArithmeticException when the amount has more decimals or is out of range
   */
  public static long exact(BigDecimal amount, SalaryType type) {
    if (amount.signum() < 0 || amount.compareTo(MAX_AMOUNT) > 0) {
      throw new ArithmeticException("amount out of range: " + amount);
    }
    long scaled = amount.movePointRight(MAX_DECIMALS).longValueExact();
    return Math.multiplyExact(scaled, HOURS / type.hours());
  }

  /** Returns the hourly equivalent in the currency's own unit. */
  public static double toDouble(long exact) {
    return exact / SCALE;
  }
}
