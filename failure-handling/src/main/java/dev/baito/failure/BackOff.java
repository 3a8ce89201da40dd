package dev.baito.failure;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits that double from the first to the longest, each shortened at random by up to a half so that
 * services that failed together do not come back together. Not thread-safe.
 */
public final class BackOff {
  private final Duration first;
  private final Duration longest;
  private Duration next;

  /**
   * @param first the first wait
   * @param longest the longest wait
   */
  public BackOff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /** Returns how long to wait after one more failure. */
  public Duration afterFailure() {
    Duration wait = next;
    Duration twice = wait.multipliedBy(2);
    next = twice.compareTo(longest) < 0 ? twice : longest;
    return Duration.ofNanos(
        (long) (wait.toNanos() * ThreadLocalRandom.current().nextDouble(0.5, 1)));
  }

  /** Starts over. */
  public void afterSuccess() {
    next = first;
  }
}
