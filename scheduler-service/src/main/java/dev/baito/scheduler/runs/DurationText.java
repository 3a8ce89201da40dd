package dev.baito.scheduler.runs;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 30d}, {@code 12h}, {@code 15m}, {@code 30s}. */
final class DurationText {
  /** Far longer than any job board exists, and far from overflowing anything. */
  static final Duration MAX = Duration.ofDays(36_500);

  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})([dhms])");

  private DurationText() {}

  /**
   * Reads a duration, written short or as ISO 8601 such as {@code P30D} or {@code PT0.5S}.
   *
   * @throws IllegalArgumentException when it is neither, negative, longer than a hundred years or
   *     finer than a millisecond; the message says so
   */
  static Duration parse(String text) {
    Duration duration = read(text.strip());
    if (duration.isNegative()
        || duration.compareTo(MAX) > 0
        || duration.toNanosPart() % 1_000_000 != 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is not from 0 to 36500d, in whole milliseconds");
    }
    return duration;
  }

  /** Writes a duration short where a whole number of one unit says it, else as ISO 8601. */
  static String format(Duration duration) {
    if (duration.isZero() || duration.toNanosPart() != 0) {
      return duration.isZero() ? "0s" : duration.toString();
    }
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  private static Duration read(String text) {
    Matcher matcher = SHORT.matcher(text);
    if (matcher.matches()) {
      long amount = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "d" -> Duration.ofDays(amount);
        case "h" -> Duration.ofHours(amount);
        case "m" -> Duration.ofMinutes(amount);
        default -> Duration.ofSeconds(amount);
      };
    }
    try {
      return Duration.parse(text.toUpperCase(Locale.ROOT));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a duration such as 30d, 12h, 15m, 30s or P30D", e);
    }
  }
}
