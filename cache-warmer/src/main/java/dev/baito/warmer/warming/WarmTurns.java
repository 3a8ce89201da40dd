package dev.baito.warmer.warming;

import java.time.Duration;
import java.util.Optional;

/** Whose turn it is: passes that are asked for, or whose time has come, by number. Thread-safe. */
final class WarmTurns {
  private static final long LONGEST_WAIT_MS = 60_000;

  private long asked;
  private long begun;
  private boolean over;

  /**
   * Asks for a pass that begins from now on.
   *
   * @return its number, which others may have asked for as well
   */
  synchronized long ask() {
    asked = begun + 1;
    notifyAll();
    return asked;
  }

  /** Returns the last pass that was asked for or has begun. */
  synchronized long asked() {
    return asked;
  }

  /** Lets no further pass begin. */
  synchronized void end() {
    over = true;
    notifyAll();
  }

  /** Returns whether no further pass begins. */
  synchronized boolean isOver() {
    return over;
  }

  /**
   * Begins a pass when one is asked for, at the latest after a while.
   *
   * @param atMost the while; without one it begins only when it is asked for
   * @return its number; nothing to go by when it {@linkplain #isOver() is over}
   */
  synchronized long next(Optional<Duration> atMost) {
    long since = System.nanoTime();
    while (!over && asked == begun) {
      long left =
          atMost
              .map(wait -> wait.minusNanos(System.nanoTime() - since).toMillis())
              .orElse(LONGEST_WAIT_MS);
      if (left <= 0) {
        break;
      }
      try {
        wait(Math.min(left, LONGEST_WAIT_MS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        over = true;
      }
    }
    begun++;
    asked = Math.max(asked, begun);
    return begun;
  }
}
