package dev.baito.local.cli;

import java.util.Locale;

/** Numbers as people read them. */
final class Text {
  private Text() {}

  /** Returns a number with its unit, such as {@code 1 job} or {@code 2,000 jobs}. */
  static String count(long count, String unit) {
    String plural = unit.endsWith("y") ? unit.substring(0, unit.length() - 1) + "ies" : unit + "s";
    return number(count) + " " + (count == 1 ? unit : unit.endsWith("ch") ? unit + "es" : plural);
  }

  /** Returns a number with its thousands apart. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns a number, rounded, with its thousands apart. */
  static String number(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  /** Returns a size in megabytes. */
  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }
}
