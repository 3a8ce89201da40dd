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

  /** Hours of a year, as salaries are compared. */
  static final int HOURS_PER_YEAR = 1920;

  /**
   * Draws the salary of a job.
   *
   * @param wholeDay whether it fills a working day, so that it may be paid by the day
   * @param hourly the typical hourly wage of such a job
   * @param least what an hour must pay at least
   */
  static Pay draw(
      SplittableRandom random,
      Employment employment,
      boolean wholeDay,
      double hourly,
      double least) {
    double spread = random.nextDouble();
    double wage = hourly * (0.95 + 0.3 * spread * spread);
    SalaryType type = wholeDay ? unit(random, employment) : SalaryType.HOURLY;
    long min = Math.max(round(wage, type), roundUp(least, type));
    double shown = random.nextDouble();
    double more = 1.05 + 0.3 * random.nextDouble();
    long max = round(min * more / type.hours(), type);
    if (shown < 0.06) {
      return UNSTATED;
    }
    if (shown < 0.08) {
      return new Pay(type, NONE, max);
    }
    return new Pay(type, min, shown < 0.55 ? max : NONE);
  }

  /** Returns an amount of this hourly wage in the unit, rounded as people state it. */
  static long round(double hourly, SalaryType type) {
    int step = step(type);
    return Math.round(hourly * type.hours() / step) * step;
  }

  private static long roundUp(double hourly, SalaryType type) {
    int step = step(type);
    return (long) Math.ceil(hourly * type.hours() / step - 1e-9) * step;
  }

  private static int step(SalaryType type) {
    return switch (type) {
      case HOURLY -> 10;
      case DAILY -> 100;
      case WEEKLY -> 500;
      case MONTHLY -> 1000;
      case YEARLY -> 50_000;
    };
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

  boolean stated() {
    return min != NONE || max != NONE;
  }

  /** Returns how a description says it. */
  String sentence(SplittableRandom random, Sentences sentences) {
    String part = min != NONE && max != NONE ? "range" : min != NONE ? "from" : "to";
    return sentences
        .draw(random, "pay-" + (stated() ? part : "none"))
        .replace("{unit}", sentences.only("unit-" + type))
        .replace("{min}", yen(min))
        .replace("{max}", yen(max));
  }

  /* Great amounts are said in units of ten thousand, with a digit after the point where needed. */
  private static String yen(long amount) {
    if (amount < 100_000) {
      return amount + "円";
    }
    long tenth = amount % 10_000 / 1000;
    return amount / 10_000 + (tenth == 0 ? "" : "." + tenth) + "万円";
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
