package dev.baito.sink.outage;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts: twice as long each time, up to a limit, in part random.
 *
 * @param first the first pause
 * @param atMost the longest pause
 * @param jitter the random share of a pause, 0 to 1
 */
public record BackOff(Duration first, Duration atMost, double jitter) {
  private static final int MOST_DOUBLINGS = 30;

  /**
   * Returns the pause after an attempt.
   *
   * @param attempt how many attempts failed before this one, from 0
   * @param random where the jitter comes from
   */
  public Duration after(int attempt, RandomGenerator random) {
    double doubled = first.toMillis() * Math.scalb(1.0, Math.min(attempt, MOST_DOUBLINGS));
    double full = Math.min(doubled, (double) atMost.toMillis());
    return Duration.ofMillis(Math.round(full * (1 - jitter * random.nextDouble())));
  }
}
