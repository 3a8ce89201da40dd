package dev.baito.local.process;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;

/**
 * Several things that wait for processes, at once. Tasks must have deadlines of their own, and end
 * when they are interrupted.
 */
public final class Parallel {
  /*
   * Platform threads. The first start in a JVM initializes the classes of three clients at once,
   * and in JDK 25 a virtual thread that waits for a class to be initialized keeps its carrier: with
   * two processors two such threads can keep the one that they wait for from ever going on
   * (JDK-8369238).
   */
  private static final ThreadFactory THREADS = Thread.ofPlatform().name("parallel-", 0).factory();

  private Parallel() {}

  /** Runs all tasks and waits for all, whichever fail; then throws the first failure. */
  public static void all(List<Runnable> tasks) {
    run(tasks, false);
  }

  /** Runs all tasks; when one fails, interrupts the others and throws that failure. */
  public static void allOrNone(List<Runnable> tasks) {
    run(tasks, true);
  }

  private static void run(List<Runnable> tasks, boolean untilOneFails) {
    List<RuntimeException> failures = new ArrayList<>();
    try (ExecutorService executor = Executors.newThreadPerTaskExecutor(THREADS)) {
      for (Runnable task : tasks) {
        executor.execute(() -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            synchronized (failures) {
              failures.add(e);
            }
            if (untilOneFails) {
              executor.shutdownNow();
            }
          }
        });
      }
    } catch (RejectedExecutionException e) {
      // One has failed before all were begun: its failure is thrown below.
    }
    throwFirst(failures);
  }

  private static void throwFirst(List<RuntimeException> failures) {
    synchronized (failures) {
      if (!failures.isEmpty()) {
        RuntimeException first = failures.removeFirst();
        failures.forEach(first::addSuppressed);
        throw first;
      }
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new BaitoException(ErrorCode.STACK_START_FAILED, "interrupted");
    }
  }
}
