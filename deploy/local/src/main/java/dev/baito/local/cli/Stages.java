package dev.baito.local.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/** How long each stage of a command took. Thread-safe. */
final class Stages {
  private final Console console;
  private final long begin = System.nanoTime();
  private final SequencedMap<String, Duration> took = new LinkedHashMap<>();

  Stages(Console console) {
    this.console = console;
  }

  /** Notes that a stage is done, and says so. */
  void done(String stage, Duration duration, String what) {
    synchronized (took) {
      took.put(stage, duration);
    }
    console.line(text(stage, duration, what));
  }

  /** Notes that a stage that began at this {@link System#nanoTime} is done, and says so. */
  Duration doneSince(String stage, long since, String what) {
    Duration duration = Duration.ofNanos(System.nanoTime() - since);
    done(stage, duration, what);
    return duration;
  }

  /** Returns the time since the command began. */
  Duration total() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Returns the stages in the order they ended. */
  SequencedMap<String, Duration> all() {
    synchronized (took) {
      return new LinkedHashMap<>(took);
    }
  }

  /** Returns a line about a stage. */
  static String text(String stage, Duration duration, String what) {
    return String.format(Locale.ROOT, "  %-10s %7.1f s   %s", stage, seconds(duration), what)
        .stripTrailing();
  }

  static double seconds(Duration duration) {
    return Math.rint(duration.toMillis() / 10.0) / 100;
  }
}
