package dev.baito.worker.redis;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps callers from what fails: after a failure nobody gets through for a while, then one, whose
 * success lets all through again and whose failure doubles the while, up to a bound. So what hangs
 * costs one timeout now and then, not one per call. Thread-safe.
 */
final class CircuitBreaker {
  private final Duration first;
  private final Duration atMost;
  private final LongSupplier nanoTime;
  private Duration pause = Duration.ZERO;
  private long pausedUntil;
  private boolean probing;
  private long failures;

  /**
   * @param first how long nobody gets through after the first of several failures
   * @param atMost the longest that it becomes
   * @param nanoTime a clock such as {@link System#nanoTime()}
   */
  CircuitBreaker(Duration first, Duration atMost, LongSupplier nanoTime) {
    this.first = first;
    this.atMost = atMost;
    this.nanoTime = nanoTime;
  }

  /**
   * Returns whether the caller gets through; it then reports how it went, unless it never knows.
   */
  synchronized boolean tryEnter() {
    if (pause.isZero()) {
      return true;
    }
    long now = nanoTime.getAsLong();
    if (now - pausedUntil < 0) {
      return false;
    }
    probing = true;
    pausedUntil = now + pause.toNanos(); // for the others; and for a probe that never reports
    return true;
  }

  /** Takes note that a call succeeded. */
  synchronized void succeeded() {
    pause = Duration.ZERO;
    probing = false;
  }

  /**
   * Takes note that a call failed.
   *
   * @return the pause that begins; zero when one is under way, which calls begun before it do not
   *     prolong
   */
  synchronized Duration failed() {
    failures++;
    long now = nanoTime.getAsLong();
    boolean paused = !pause.isZero() && now - pausedUntil < 0;
    if (paused && !probing) {
      return Duration.ZERO;
    }
    Duration doubled = pause.isZero() ? first : pause.multipliedBy(2);
    pause = doubled.compareTo(atMost) < 0 ? doubled : atMost;
    pausedUntil = now + pause.toNanos();
    probing = false;
    return pause;
  }

  /** Returns how many calls failed so far. */
  synchronized long failures() {
    return failures;
  }
}
