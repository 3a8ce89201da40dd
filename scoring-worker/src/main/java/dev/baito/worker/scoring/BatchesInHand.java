package dev.baito.worker.scoring;

import dev.baito.worker.WorkerSettings;
import jakarta.enterprise.context.ApplicationScoped;

/** How many threads score, and how many batches it takes to keep them busy. */
@ApplicationScoped
public class BatchesInHand {
  private final int threads;
  private final int count;

  BatchesInHand(WorkerSettings settings) {
    WorkerSettings.Worker worker = settings.worker();
    int cores = Runtime.getRuntime().availableProcessors();
    threads = worker.threads().orElse(Math.max(1, cores / worker.localWorkers()));
    // One pass for each thread, and one that is fetched meanwhile.
    count = (threads + 1) * worker.batchesPerPass();
  }

  int threads() {
    return threads;
  }

  /** Returns how many batches to have in hand. */
  public int count() {
    return count;
  }
}
