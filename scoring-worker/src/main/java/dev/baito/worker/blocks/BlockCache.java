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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
  private final BackFill backFill;
  private final long budgetBytes;
  private final BlockTier.BatchCounts total = new BlockTier.BatchCounts();
  private final AsyncCache<BlockAddress, JobBlock> blocks;
  private final ExecutorService loaders = Executors.newVirtualThreadPerTaskExecutor();

  @Inject
  BlockCache(RedisTier redis, DiskTier disk, DatabaseTier database, WorkerSettings settings) {
    this(
        List.of(redis, disk, database),
        redis,
        (long) (Runtime.getRuntime().maxMemory() * settings.worker().blockCacheShare()),
        settings.worker().blockCacheTtl());
  }

  /**
   * @param tiers those below memory, in the order they are asked
   * @param backFill asked before the last of them
   * @param bytes that memory may hold
   * @param ttl how long a block stays after it was last read
   */
  BlockCache(List<BlockTier> tiers, BackFill backFill, long bytes, Duration ttl) {
    this.tiers = tiers;
    this.backFill = backFill;
    this.budgetBytes = bytes;
    this.blocks =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .recordStats()
            .weigher((BlockAddress _, JobBlock block) ->
                (int) Math.min(block.sizeInBytes(), Integer.MAX_VALUE))
            .expireAfterAccess(ttl)
            .buildAsync();
  }

  /**
   * Loads a block ahead of its use, unless it is in memory.
   *
   * @return its size in bytes
   * @throws BlockUnavailableException when it cannot be had; the cause says whether ever
   */
  public long load(BlockAddress address, Duration timeout) {
    return BatchBlocks.await(block(address, newCounts()), timeout).sizeInBytes();
  }

  /** Removes the blocks of all other builds from memory and disk; Redis has the warmer for that. */
  public void retain(Set<UUID> builds) {
    blocks.asMap().keySet().removeIf(address -> !builds.contains(address.buildId()));
    tiers.forEach(tier -> tier.retain(builds));
  }

  /** Returns the bytes that memory may hold. */
  public long budgetBytes() {
    return budgetBytes;
  }

  /** Returns the bytes that memory holds now. */
  public long heldBytes() {
    blocks.synchronous().cleanUp(); // or what was added or removed just now is not counted yet
    return blocks.synchronous().policy().eviction().orElseThrow().weightedSize().orElse(0);
  }

  /** Returns what was read of each tier since this process started, and what each holds. */
  public CacheFigures figures() {
    var figures = new ArrayList<CacheFigures.Tier>();
    long evictions = blocks.synchronous().stats().evictionCount();
    figures.add(total.l1.figures("l1", heldBytes(), evictions, 0));
    tiers.forEach(tier -> figures.add(tier.figures(total)));
    return new CacheFigures(figures);
  }

  BlockTier.BatchCounts newCounts() {
    return new BlockTier.BatchCounts(total);
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
      if (tier.equals(tiers.getLast())) {
        Optional<JobBlock> meanwhile = fromOther(address, counts);
        if (meanwhile.isPresent()) {
          return meanwhile.get();
        }
      }
      long begun = System.nanoTime();
      Optional<byte[]> payload = tier.read(address);
      tier.count(counts).took(System.nanoTime() - begun);
      if (payload.isPresent()) {
        try {
          return loaded(address, payload.get(), tier, counts);
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

  /** What another process has read from the origin while this one was about to. */
  private Optional<JobBlock> fromOther(BlockAddress address, BlockTier.BatchCounts counts) {
    return backFill
        .awaitOther(address)
        .flatMap(payload -> {
          try {
            return Optional.of(loaded(address, payload, tiers.getFirst(), counts));
          } catch (BaitoException e) {
            tiers.getFirst().drop(address);
            return Optional.empty();
          }
        });
  }

  private JobBlock loaded(
      BlockAddress address, byte[] payload, BlockTier from, BlockTier.BatchCounts counts) {
    JobBlock block = decode(address, payload);
    from.count(counts).hit(payload.length);
    tiers.stream()
        .filter(other -> !other.equals(from))
        .forEach(other -> other.keep(address, payload));
    return block;
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
