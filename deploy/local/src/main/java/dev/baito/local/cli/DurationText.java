package dev.baito.local.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Durations as people write them: {@code 30d}, {@code 12h}, {@code 15m}, {@code 30s}, or ISO 8601.
 */
final class DurationText implements ITypeConverter<Duration> {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})([dhms])");

  @Override
  public Duration convert(String text) {
    Matcher matcher = SHORT.matcher(text);
    if (matcher.matches()) {
      long count = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2).charAt(0)) {
        case 'd' -> Duration.ofDays(count);
        case 'h' -> Duration.ofHours(count);
        case 'm' -> Duration.ofMinutes(count);
        default -> Duration.ofSeconds(count);
      };
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'" + text + "' is not a duration such as 30d, 12h, 15m, 30s or PT36H");
    }
  }
}
