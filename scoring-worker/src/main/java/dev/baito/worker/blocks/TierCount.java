package dev.baito.worker.blocks;

import dev.baito.messages.BatchStatistics;
import java.util.concurrent.atomic.LongAdder;

/** Reads of one tier by one batch. Thread-safe. */
final class TierCount {
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  void hit(long size) {
    hits.increment();
    bytes.add(size);
  }

  void miss() {
    misses.increment();
  }

  BatchStatistics.Tier toStatistics() {
    return new BatchStatistics.Tier(hits.sum(), misses.sum(), bytes.sum());
  }
}
