package dev.baito.local.process;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several things that wait for processes, at once. */
public final class Parallel {
  private Parallel() {}

  /**
   * Runs all tasks, waits for all, then throws what the first in the list threw, the others'
   * failures suppressed in it. Tasks must have deadlines of their own.
   */
  public static void run(List<Runnable> tasks) {
    List<Future<?>> futures = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      tasks.forEach(task -> futures.add(executor.submit(task)));
    }
    List<RuntimeException> failures = new ArrayList<>();
    futures.forEach(future -> failure(future, failures));
    if (!failures.isEmpty()) {
      RuntimeException first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }

  private static void failure(Future<?> future, List<RuntimeException> failures) {
    try {
      future.get();
    } catch (ExecutionException e) {
      failures.add(
          e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failures.add(new BaitoException(ErrorCode.STACK_START_FAILED, "interrupted", e));
    }
  }
}
