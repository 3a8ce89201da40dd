package dev.baito.scheduler.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baito.messages.BatchStatistics.Caches;
import dev.baito.messages.BatchStatistics.Tier;
import org.jspecify.annotations.Nullable;

/**
 * How much of what each tier was asked for it had, 0 to 1; null where it was not asked.
 *
 * @param l1L2 of all blocks that batches asked for, those that neither disk nor PostgreSQL had to
 *     give
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record HitRates(
    @Nullable Double l1, @Nullable Double l2, @Nullable Double l3, @Nullable Double l1L2) {
  static HitRates of(Caches caches) {
    long asked = caches.l1().hits() + caches.l1().misses();
    long below = caches.l3().hits() + caches.origin().hits();
    return new HitRates(
        rate(caches.l1()),
        rate(caches.l2()),
        rate(caches.l3()),
        // Batches that wait for one load ask once each, and the tier below once.
        share(asked - below, asked));
  }

  private static @Nullable Double rate(Tier tier) {
    return share(tier.hits(), tier.hits() + tier.misses());
  }

  private static @Nullable Double share(long part, long whole) {
    return whole == 0 ? null : Math.max(0, part) / (double) whole;
  }
}
