package dev.baito.worker.blocks;

import dev.baito.messages.BatchStatistics;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Reads of one tier, by one batch or by the process. Thread-safe. */
final class TierCount {
  private final Optional<TierCount> total;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  TierCount() {
    this.total = Optional.empty();
  }

  /**
   * @param total what else is to count the same reads
   */
  TierCount(TierCount total) {
    this.total = Optional.of(total);
  }

  void hit(long size) {
    hits.increment();
    bytes.add(size);
    total.ifPresent(of -> of.hit(size));
  }

  void miss() {
    misses.increment();
    total.ifPresent(TierCount::miss);
  }

  void took(long readNanos) {
    nanos.add(readNanos);
    total.ifPresent(of -> of.took(readNanos));
  }

  BatchStatistics.Tier toStatistics() {
    return new BatchStatistics.Tier(hits.sum(), misses.sum(), bytes.sum());
  }

  CacheFigures.Tier figures(String name, long heldBytes, long evictions, long failures) {
    return new CacheFigures.Tier(
        name,
        hits.sum(),
        misses.sum(),
        bytes.sum(),
        TimeUnit.NANOSECONDS.toMillis(nanos.sum()),
        heldBytes,
        evictions,
        failures);
  }
}
