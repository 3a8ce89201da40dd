package dev.baito.reference;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Windows and decay, in whole microseconds. */
final class Time {
  private Time() {}

  /** Returns whether an instant lies in (asOf - window, asOf]. */
  static boolean within(Instant instant, Duration window, Instant asOf) {
    return instant.isAfter(asOf.minus(window)) && !instant.isAfter(asOf);
  }

  /** Returns 0.5 to the power of the age in half-lives. */
  static double decay(Instant instant, Duration halfLife, Instant asOf) {
    double age = ChronoUnit.MICROS.between(instant, asOf);
    double half = halfLife.toNanos() / 1000.0;
    return StrictMath.pow(0.5, age / half);
  }
}
