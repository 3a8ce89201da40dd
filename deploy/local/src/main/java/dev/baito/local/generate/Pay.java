package dev.baito.local.generate;

import dev.baito.wage.SalaryType;
import java.util.SplittableRandom;

/**
 * A salary range in yen, either bound {@link #NONE} when it is not stated, or both.
 *
 * @param type the unit
 * @param min the lower bound
 * @param max the upper bound
 */
record Pay(SalaryType type, long min, long max) {
  /** What stands for a bound that is not stated. */
  static final long NONE = -1;

  /** No salary stated. */
  static final Pay UNSTATED = new Pay(SalaryType.HOURLY, NONE, NONE);

  private static final int HOURS_PER_YEAR = 1920;

  /** Draws the salary of a job whose typical hourly wage is known. */
  static Pay draw(SplittableRandom random, Employment employment, double hourly) {
    double spread = random.nextDouble();
    double wage = hourly * (0.9 + 0.35 * spread * spread);
    SalaryType type = unit(random, employment);
    long min = round(wage, type);
    double shown = random.nextDouble();
    if (shown < 0.06) {
      return UNSTATED;
    }
    if (shown < 0.08) {
      return new Pay(type, NONE, round(wage * 1.2, type));
    }
    boolean range = shown < 0.55;
    return new Pay(
        type,
        min,
        range ? Math.max(min, round(wage * (1.05 + 0.35 * random.nextDouble()), type)) : NONE);
  }

  /** Returns an amount of this hourly wage in the unit, rounded as people state it. */
  static long round(double hourly, SalaryType type) {
    int step =
        switch (type) {
          case HOURLY -> 10;
          case DAILY -> 100;
          case WEEKLY -> 500;
          case MONTHLY -> 1000;
          case YEARLY -> 50_000;
        };
    return Math.round(hourly * type.hours() / step) * step;
  }

  /** Returns an amount as an exact hourly equivalent, for comparing. */
  static long comparable(long amount, SalaryType type) {
    return amount * (HOURS_PER_YEAR / type.hours());
  }

  /** Returns the higher bound as an exact hourly equivalent, or {@link #NONE}. */
  long upper() {
    return max != NONE ? comparable(max, type) : min != NONE ? comparable(min, type) : NONE;
  }

  /** Returns the lower bound as an exact hourly equivalent, or {@link #NONE}. */
  long lower() {
    return min != NONE ? comparable(min, type) : max != NONE ? comparable(max, type) : NONE;
  }

  /** Writes the three salary columns. */
  void write(RowBuffer row) {
    if (min == NONE && max == NONE) {
      row.comma().comma();
      return;
    }
    row.text(type.name()).comma();
    if (min != NONE) {
      row.number(min);
    }
    row.comma();
    if (max != NONE) {
      row.number(max);
    }
  }

  private static SalaryType unit(SplittableRandom random, Employment employment) {
    double point = random.nextDouble();
    return switch (employment) {
      case PART_TIME ->
          point < 0.87 ? SalaryType.HOURLY : point < 0.99 ? SalaryType.DAILY : SalaryType.WEEKLY;
      case TEMPORARY -> SalaryType.HOURLY;
      case CONTRACT -> SalaryType.MONTHLY;
      case FULL_TIME -> point < 0.8 ? SalaryType.MONTHLY : SalaryType.YEARLY;
    };
  }
}
