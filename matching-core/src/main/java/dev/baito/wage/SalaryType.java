package dev.baito.wage;

/** The unit a salary is paid by, and the hours of work in it. */
public enum SalaryType {
  /** By the hour. */
  HOURLY(1),
  /** By the day, 8 hours. */
  DAILY(8),
  /** By the week, 40 hours. */
  WEEKLY(40),
  /** By the month, 160 hours. */
  MONTHLY(160),
  /** By the year, 1920 hours. */
  YEARLY(1920);

  private final int hours;

  SalaryType(int hours) {
    this.hours = hours;
  }

  /** Returns the hours of work in one unit. */
  public int hours() {
    return hours;
  }
}
