package dev.baito.worker.outages;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits that double from the first to the longest, each shortened at random by up to a half so that
 * services that failed together do not come back together. Not thread-safe.
 */
public final class BackOff {
  private final Duration most;
  private Duration next;

  /**
   * @param first the first wait
   * @param most the longest wait
   */
  public BackOff(Duration first, Duration most) {
    this.most = most;
    this.next = first;
  }

  /** Returns how long to wait after one more failure. */
  public Duration afterFailure() {
    Duration wait = next;
    next = wait.multipliedBy(2).compareTo(most) > 0 ? most : wait.multipliedBy(2);
    return Duration.ofNanos(
        (long) (wait.toNanos() * ThreadLocalRandom.current().nextDouble(0.5, 1)));
  }
}
