package dev.baito.scheduler.report;

import dev.baito.messages.BatchStatistics.Caches;
import java.util.Locale;
import java.util.Optional;

/** Flags a run whose blocks came too often from the disk or PostgreSQL, and says what to change. */
final class CacheAdvice {
  /** Of the blocks that batches ask for, the share that memory and Redis should have. */
  static final double ENOUGH = 0.8;

  private static final double PERCENT = 100;
  private static final double MEGABYTE = 1 << 20;

  private CacheAdvice() {}

  /**
   * Returns what is wrong with the caches of a run, if anything is.
   *
   * @param caches what its batches read of each tier
   * @param catalogueBytes all blocks of its generation together
   * @param cacheMs what its batches waited for blocks
   * @param workMs what its batches took in all
   */
  static Optional<ReportLine.Bottleneck> of(
      Caches caches, long catalogueBytes, double cacheMs, double workMs) {
    HitRates rates = HitRates.of(caches);
    Optional<Double> both = Optional.ofNullable(rates.l1L2());
    if (both.isEmpty() || both.get() >= ENOUGH) {
      return Optional.empty();
    }
    double memory = Optional.ofNullable(rates.l1()).orElse(0.0);
    double redis = Optional.ofNullable(rates.l2()).orElse(0.0);
    var advice =
        new StringBuilder(
            "memory and Redis together had %s of the blocks asked for. "
                .formatted(percent(both.get())));
    if (redis == 0) {
      advice.append(
          "Redis had none: see that baito.redis.url is set and the workers' logs for why Redis is"
              + " left alone. ");
    } else if (redis < ENOUGH) {
      advice.append(
          ("Redis had %s of what it was asked for: it was emptied, failed for a while, or its"
                  + " maxmemory (baito.local.redis-max-memory in the local stack) is too small for a"
                  + " generation of %.0f MB. ")
              .formatted(percent(redis), catalogueBytes / MEGABYTE));
    }
    if (memory < ENOUGH) {
      advice.append(
          ("Memory had %s: raise baito.worker.block-cache-share or the workers' heap"
                  + " (baito.local.worker-heap) until the generation finds room, and where workers"
                  + " had just started baito.worker.warm-up.timeout.")
              .formatted(percent(memory)));
    }
    return Optional.of(
        new ReportLine.Bottleneck(
            "block-cache",
            cacheMs,
            workMs > 0 ? PERCENT * cacheMs / workMs : 0,
            advice.toString().strip()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f%%", PERCENT * share);
  }
}
