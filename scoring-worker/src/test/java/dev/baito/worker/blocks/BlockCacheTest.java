package dev.baito.worker.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.CatalogueBuilder;
import dev.baito.catalogue.EncodedBlock;
import dev.baito.catalogue.GenerationSettings;
import dev.baito.worker.fixture.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BlockCacheTest {
  private static final UUID BUILD = new UUID(1, 2);
  private static final EncodedBlock BLOCK = block();
  private static final BlockAddress ADDRESS = new BlockAddress(1, BUILD, 0);
  private static final long PLENTY = 1 << 30;

  private final FakeTier upper = new FakeTier(true);
  private final FakeTier lower = new FakeTier(false);
  private final BlockTier.BatchCounts counts = new BlockTier.BatchCounts();

  private static EncodedBlock block() {
    var builder =
        new CatalogueBuilder(1, BUILD, Samples.AS_OF, 8, List.of(), GenerationSettings.DEFAULT);
    builder.survey(Samples.job(1));
    assertThat(builder.add(Samples.job(1))).isEmpty();
    return builder.lastBlock().orElseThrow();
  }

  private Optional<byte[]> other = Optional.empty();

  private BlockCache cache(long bytes) {
    return new BlockCache(List.of(upper, lower), _ -> other, bytes, Duration.ofHours(1));
  }

  @Test
  void a_block_found_below_is_kept_above_and_in_memory() throws Exception {
    lower.stored.put(ADDRESS, BLOCK.payload());
    BlockCache cache = cache(PLENTY);
    for (int i = 0; i < 3; i++) {
      assertThat(cache.block(ADDRESS, counts).get(10, TimeUnit.SECONDS).jobId(0)).isEqualTo(1);
    }
    assertThat(upper.stored).containsEntry(ADDRESS, BLOCK.payload());
    assertThat(lower.reads).hasValue(1);
    var statistics = counts.toStatistics();
    assertThat(statistics.l1().hits()).isEqualTo(2);
    assertThat(statistics.l2().misses()).isEqualTo(1);
    assertThat(statistics.origin().bytes()).isEqualTo(BLOCK.payload().length);
  }

  /** Or the disk would know only what was once missing in Redis. */
  @Test
  void a_block_found_above_is_kept_below_too() throws Exception {
    upper.stored.put(ADDRESS, BLOCK.payload());
    cache(PLENTY).block(ADDRESS, counts).get(10, TimeUnit.SECONDS);
    assertThat(lower.stored).containsEntry(ADDRESS, BLOCK.payload());
    assertThat(lower.reads).hasValue(0);
  }

  @Test
  void a_corrupt_block_is_dropped_and_replaced_from_below() throws Exception {
    byte[] corrupt = BLOCK.payload().clone();
    corrupt[corrupt.length - 1] ^= 1;
    upper.stored.put(ADDRESS, corrupt);
    lower.stored.put(ADDRESS, BLOCK.payload());
    assertThat(cache(PLENTY).block(ADDRESS, counts).get(10, TimeUnit.SECONDS).blockNo()).isZero();
    assertThat(upper.drops).hasValue(1);
    assertThat(upper.stored).containsEntry(ADDRESS, BLOCK.payload());
  }

  @Test
  void another_block_under_its_name_is_corrupt_too() {
    var other = new BlockAddress(1, BUILD, 7);
    lower.stored.put(other, BLOCK.payload());
    assertCode(cache(PLENTY), other, ErrorCode.CATALOGUE_CORRUPT);
    assertThat(lower.drops).hasValue(1);
  }

  @Test
  void a_block_that_is_nowhere_is_missing_and_asked_for_again_the_next_time() throws Exception {
    BlockCache cache = cache(PLENTY);
    assertCode(cache, ADDRESS, ErrorCode.CATALOGUE_MISSING);
    lower.stored.put(ADDRESS, BLOCK.payload());
    assertThat(cache.block(ADDRESS, counts).get(10, TimeUnit.SECONDS).jobId(0)).isEqualTo(1);
  }

  @Test
  void batches_that_miss_a_block_together_load_it_once() throws Exception {
    lower.stored.put(ADDRESS, BLOCK.payload());
    lower.gate = new CountDownLatch(1);
    BlockCache cache = cache(PLENTY);
    var waiting = new ArrayList<java.util.concurrent.CompletableFuture<?>>();
    for (int i = 0; i < 10; i++) {
      waiting.add(cache.block(ADDRESS, counts));
    }
    lower.gate.countDown();
    for (var one : waiting) {
      assertThat(one.get(10, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(lower.reads).hasValue(1);
  }

  @Test
  void what_another_process_has_just_read_is_not_asked_of_the_origin() throws Exception {
    other = Optional.of(BLOCK.payload());
    assertThat(cache(PLENTY).block(ADDRESS, counts).get(10, TimeUnit.SECONDS).jobId(0))
        .isEqualTo(1);
    assertThat(lower.reads).hasValue(0);
    assertThat(counts.toStatistics().l2().hits()).isEqualTo(1);
  }

  @Test
  void what_another_process_has_left_broken_comes_from_the_origin() throws Exception {
    other = Optional.of(new byte[100]);
    lower.stored.put(ADDRESS, BLOCK.payload());
    assertThat(cache(PLENTY).block(ADDRESS, counts).get(10, TimeUnit.SECONDS).jobId(0))
        .isEqualTo(1);
    assertThat(counts.toStatistics().origin().hits()).isEqualTo(1);
  }

  @Test
  void what_is_loaded_ahead_is_a_hit_for_batches_and_counts_for_the_process() throws Exception {
    lower.stored.put(ADDRESS, BLOCK.payload());
    BlockCache cache = cache(PLENTY);
    long size = cache.load(ADDRESS, Duration.ofSeconds(10));
    assertThat(cache.heldBytes()).isEqualTo(size).isPositive();
    cache.block(ADDRESS, counts).get(10, TimeUnit.SECONDS);
    assertThat(counts.toStatistics().l1().hits()).isEqualTo(1);
    assertThat(cache.figures().tiers().getLast().hits()).isEqualTo(1);
  }

  @Test
  void blocks_of_builds_that_are_gone_leave_memory() throws Exception {
    lower.stored.put(ADDRESS, BLOCK.payload());
    BlockCache cache = cache(PLENTY);
    cache.load(ADDRESS, Duration.ofSeconds(10));
    cache.retain(Set.of(BUILD));
    assertThat(cache.heldBytes()).isPositive();
    cache.retain(Set.of());
    assertThat(cache.heldBytes()).isZero();
  }

  @Test
  void memory_without_room_keeps_nothing_but_serves_all_the_same() throws Exception {
    lower.stored.put(ADDRESS, BLOCK.payload());
    BlockCache cache = cache(0);
    assertThat(cache.block(ADDRESS, counts).get(10, TimeUnit.SECONDS).jobId(0)).isEqualTo(1);
  }

  private void assertCode(BlockCache cache, BlockAddress address, ErrorCode code) {
    assertThat(catchThrowable(() -> cache.block(address, counts).get(10, TimeUnit.SECONDS)))
        .cause()
        .isInstanceOfSatisfying(BaitoException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  /** A tier in memory that counts. */
  private static final class FakeTier implements BlockTier {
    final Map<BlockAddress, byte[]> stored = new ConcurrentHashMap<>();
    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger drops = new AtomicInteger();
    private final boolean upper;
    volatile CountDownLatch gate = new CountDownLatch(0);

    FakeTier(boolean upper) {
      this.upper = upper;
    }

    @Override
    public Optional<byte[]> read(BlockAddress address) {
      reads.incrementAndGet();
      try {
        assertThat(gate.await(10, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Optional.ofNullable(stored.get(address));
    }

    @Override
    public void keep(BlockAddress address, byte[] payload) {
      stored.put(address, payload);
    }

    @Override
    public void drop(BlockAddress address) {
      drops.incrementAndGet();
    }

    @Override
    public CacheFigures.Tier figures(BatchCounts total) {
      return count(total).figures(upper ? "l2" : "origin", 0, 0, drops.get());
    }

    @Override
    public TierCount count(BatchCounts counts) {
      return upper ? counts.l2 : counts.origin;
    }
  }
}
