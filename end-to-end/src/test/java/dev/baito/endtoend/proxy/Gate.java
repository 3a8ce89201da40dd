package dev.baito.endtoend.proxy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What all bytes of a proxy have to pass: open, slow or shut. Thread-safe. */
final class Gate {
  /** A gate that nobody opens again ends its connections sooner or later. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private boolean shut;
  private Duration delay = Duration.ZERO;

  /** Lets nothing pass from now on. */
  void shut() {
    set(true, Duration.ZERO);
  }

  /** Lets everything pass, after so long. */
  void open(Duration newDelay) {
    set(false, newDelay);
  }

  private void set(boolean newShut, Duration newDelay) {
    lock.lock();
    try {
      shut = newShut;
      delay = newDelay;
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until what was read now may be passed on; returns whether it may. */
  boolean pass() throws InterruptedException {
    lock.lock();
    try {
      long since = System.nanoTime();
      long waited = 0;
      while (shut || waited < delay.toNanos()) {
        long longest = shut ? LONGEST.toNanos() : delay.toNanos();
        if (waited >= longest) {
          return false;
        }
        // What ends the wait is looked at anew each time round.
        boolean _ = opened.await(longest - waited, TimeUnit.NANOSECONDS);
        waited = System.nanoTime() - since;
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
