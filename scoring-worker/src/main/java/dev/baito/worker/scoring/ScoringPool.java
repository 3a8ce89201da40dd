package dev.baito.worker.scoring;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.worker.WorkerSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The fixed pool of platform threads that score. Thread-safe. */
@ApplicationScoped
public class ScoringPool {
  private final int threads;
  private final Duration timeout;
  private final ThreadPoolExecutor executor;

  ScoringPool(WorkerSettings settings) {
    this.threads =
        settings
            .worker()
            .threads()
            .orElse(
                Math.max(
                    1,
                    Runtime.getRuntime().availableProcessors() / settings.worker().localWorkers()));
    this.timeout = settings.worker().batchTimeout();
    // As many may wait as there are batches in hand.
    this.executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(batchesInHand()),
            Thread.ofPlatform().name("scoring-", 0).daemon().factory());
  }

  /**
   * Returns how many batches to have in hand: one per thread, and one that is fetched meanwhile.
   */
  public int batchesInHand() {
    return threads + 1;
  }

  /**
   * Does it on a thread of the pool.
   *
   * @throws RuntimeException what it threw
   * @throws BaitoException with {@link ErrorCode#BATCH_TIMED_OUT} when it took too long; it is
   *     interrupted then
   */
  public <T> T call(Callable<T> action) {
    Future<T> future = executor.submit(action);
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the worker stops", e);
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new BaitoException(
          ErrorCode.BATCH_TIMED_OUT,
          "no result in " + timeout + ": raise baito.worker.batch-timeout if that is too short",
          e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  @PreDestroy
  void close() {
    executor.shutdownNow();
  }
}
