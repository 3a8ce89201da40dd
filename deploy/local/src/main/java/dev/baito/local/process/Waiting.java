package dev.baito.local.process;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something in another process, which can only be asked again and again. */
final class Waiting {
  private static final Duration INTERVAL = Duration.ofMillis(25);

  private Waiting() {}

  /** Waits until a condition holds; returns whether it came to hold in time. */
  static boolean until(BooleanSupplier condition, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      try {
        Thread.sleep(INTERVAL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BaitoException(
            ErrorCode.STACK_START_FAILED, "interrupted while waiting for a process", e);
      }
    }
    return true;
  }
}
