package dev.baito.worker.blocks;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.JobBlock;
import dev.baito.worker.WorkerSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Blocks in memory, decoded, up to a share of the heap; before Redis, the disk and PostgreSQL. A
 * block that several batches miss at the same time is loaded once, and offered to every tier that
 * did not serve it. A block is what its checksum and its own name say it is, or it is taken from
 * the next tier. Thread-safe.
 */
@ApplicationScoped
public class BlockCache {
  private final List<BlockTier> tiers;
  private final AsyncCache<BlockAddress, JobBlock> blocks;
  private final ExecutorService loaders = Executors.newVirtualThreadPerTaskExecutor();

  @Inject
  BlockCache(RedisTier redis, DiskTier disk, DatabaseTier database, WorkerSettings settings) {
    this(
        List.of(redis, disk, database),
        (long) (Runtime.getRuntime().maxMemory() * settings.worker().blockCacheShare()),
        settings.worker().blockCacheTtl());
  }

  /**
   * @param tiers those below memory, in the order they are asked
   * @param bytes that memory may hold
   * @param ttl how long a block stays after it was last read
   */
  BlockCache(List<BlockTier> tiers, long bytes, Duration ttl) {
    this.tiers = tiers;
    this.blocks =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((BlockAddress _, JobBlock block) ->
                (int) Math.min(block.sizeInBytes(), Integer.MAX_VALUE))
            .expireAfterAccess(ttl)
            .buildAsync();
  }

  CompletableFuture<JobBlock> block(BlockAddress address, BlockTier.BatchCounts counts) {
    var cached =
        Optional.ofNullable(blocks.getIfPresent(address)).filter(CompletableFuture::isDone);
    if (cached.isPresent()) {
      if (!cached.get().isCompletedExceptionally()) {
        counts.l1.hit(cached.get().join().sizeInBytes());
        return cached.get();
      }
      // The cache forgets failures by itself, but a little after those who waited learn of them.
      blocks.asMap().remove(address, cached.get());
    }
    counts.l1.miss();
    return blocks.get(
        address, (key, _) -> CompletableFuture.supplyAsync(() -> load(key, counts), loaders));
  }

  private JobBlock load(BlockAddress address, BlockTier.BatchCounts counts) {
    Optional<BaitoException> corrupt = Optional.empty();
    for (BlockTier tier : tiers) {
      Optional<byte[]> payload = tier.read(address);
      if (payload.isPresent()) {
        try {
          JobBlock block = decode(address, payload.get());
          tier.count(counts).hit(payload.get().length);
          tiers.stream()
              .filter(other -> !other.equals(tier))
              .forEach(other -> other.keep(address, payload.get()));
          return block;
        } catch (BaitoException e) {
          tier.drop(address);
          corrupt = Optional.of(e);
        }
      }
      tier.count(counts).miss();
    }
    throw corrupt.orElseGet(() ->
        new BaitoException(
            ErrorCode.CATALOGUE_MISSING,
            "block %d of generation %d is gone: retention removed the generation; start a new run"
                .formatted(address.blockNo(), address.generationId())));
  }

  private static JobBlock decode(BlockAddress address, byte[] payload) {
    JobBlock block = JobBlock.decode(payload);
    if (!block.buildId().equals(address.buildId()) || block.blockNo() != address.blockNo()) {
      throw new BaitoException(
          ErrorCode.CATALOGUE_CORRUPT,
          "asked for %s, found block %d of build %s"
              .formatted(address, block.blockNo(), block.buildId()));
    }
    return block;
  }

  @PreDestroy
  void close() {
    loaders.shutdownNow();
  }
}
