package dev.baito.scheduler.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.messages.BatchStatistics.Caches;
import dev.baito.messages.BatchStatistics.Tier;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CacheAdviceTest {
  private static final long BYTES = 200L << 20;

  private static Optional<ReportLine.Bottleneck> advice(Caches caches) {
    return CacheAdvice.of(caches, BYTES, 50, 200);
  }

  private static Caches caches(long l1, long l2, long l3, long origin) {
    long asked = l1 + l2 + l3 + origin;
    return new Caches(
        new Tier(l1, asked - l1, 0),
        new Tier(l2, asked - l1 - l2, 0),
        new Tier(l3, origin, 0),
        new Tier(origin, 0, 0));
  }

  @Test
  void enough_in_memory_and_redis_is_no_bottleneck() {
    assertThat(advice(caches(50, 30, 0, 20))).isEmpty();
    assertThat(advice(Caches.NONE)).isEmpty();
  }

  @Test
  void too_little_is_flagged_with_its_share_of_the_time() {
    assertThat(advice(caches(49, 30, 0, 21)))
        .hasValueSatisfying(flagged -> {
          assertThat(flagged.component()).isEqualTo("block-cache");
          assertThat(flagged.impactMs()).isEqualTo(50);
          assertThat(flagged.percentage()).isEqualTo(25);
          assertThat(flagged.recommendation())
              .contains(
                  "79%",
                  "baito.worker.block-cache-share", "baito.local.redis-max-memory", "200 MB");
        });
  }

  @Test
  void what_the_disk_gives_counts_as_missing_above_it() {
    assertThat(advice(caches(70, 0, 30, 0))).isPresent();
  }

  @Test
  void a_redis_that_has_nothing_is_looked_for_first() {
    assertThat(advice(caches(10, 0, 0, 90)).orElseThrow().recommendation())
        .contains("baito.redis.url")
        .doesNotContain("redis-max-memory");
  }

  @Test
  void batches_that_share_a_load_have_not_missed_it_each() {
    var shared = new Caches(new Tier(0, 100, 0), new Tier(0, 10, 0), Tier.NONE, new Tier(10, 0, 0));
    assertThat(advice(shared)).isEmpty();
    assertThat(HitRates.of(shared).l1L2()).isEqualTo(0.9);
    assertThat(HitRates.of(shared).l3()).isNull();
  }
}
