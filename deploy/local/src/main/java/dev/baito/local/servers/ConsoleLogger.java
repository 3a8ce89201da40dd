package dev.baito.local.servers;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Writes to standard error what is at or above {@code baito.local.log-level} (default INFO). */
final class ConsoleLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1;

  /** The property with the least level that is written. */
  static final String LEVEL_PROPERTY = "baito.local.log-level";

  private static final Level LEAST = Level.valueOf(System.getProperty(LEVEL_PROPERTY, "INFO"));

  ConsoleLogger(String name) {
    this.name = name;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      String pattern,
      @Nullable Object @Nullable [] arguments,
      @Nullable Throwable thrown) {
    StringBuilder line = new StringBuilder(160);
    line.append(Instant.now().truncatedTo(ChronoUnit.MILLIS)).append(' ').append(level);
    line.append(' ').append(name.substring(name.lastIndexOf('.') + 1)).append(": ");
    line.append(MessageFormatter.basicArrayFormat(pattern, arguments));
    synchronized (System.err) {
      System.err.println(line);
      if (thrown != null) {
        thrown.printStackTrace(System.err);
      }
    }
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  public boolean isTraceEnabled() {
    return writes(Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return writes(Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return writes(Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return writes(Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return writes(Level.ERROR);
  }

  private static boolean writes(Level level) {
    return level.toInt() >= LEAST.toInt();
  }
}
