package dev.baito.worker.scoring;

import dev.baito.ErrorCode;
import dev.baito.worker.WorkerSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/** The fixed pool of platform threads that score. Thread-safe. */
@ApplicationScoped
public class ScoringPool {
  private final int threads;
  private final TimedPool pool;

  ScoringPool(WorkerSettings settings) {
    this.threads =
        settings
            .worker()
            .threads()
            .orElse(
                Math.max(
                    1,
                    Runtime.getRuntime().availableProcessors() / settings.worker().localWorkers()));
    // As many may wait as there are batches in hand.
    this.pool =
        new TimedPool(
            "scoring-",
            threads,
            batchesInHand(),
            new TimedPool.Limit(
                settings.worker().batchTimeout(),
                ErrorCode.BATCH_TIMED_OUT,
                "baito.worker.batch-timeout"));
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
   * @throws dev.baito.BaitoException with {@link ErrorCode#BATCH_TIMED_OUT} when it took too long;
   *     it is interrupted then
   */
  public <T> T call(Callable<T> action) {
    return pool.call(action);
  }

  @PreDestroy
  void close() {
    pool.close();
  }
}
