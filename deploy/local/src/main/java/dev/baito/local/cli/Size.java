package dev.baito.local.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many users and jobs to generate, as {@code USERSxJOBS}. */
record Size(int users, int jobs) {
  private static final Pattern FORMAT = Pattern.compile("(\\d{1,8})x(\\d{1,8})");

  static final class Converter implements ITypeConverter<Size> {
    @Override
    public Size convert(String text) {
      Matcher matcher = FORMAT.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException("'" + text + "' is not USERSxJOBS, such as 10000x100000");
      }
      return new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }
  }
}
