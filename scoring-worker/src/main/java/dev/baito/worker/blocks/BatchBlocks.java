package dev.baito.worker.blocks;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.JobBlock;
import dev.baito.matching.BlockSource;
import dev.baito.messages.BatchStatistics;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The blocks of one generation as one batch reads them, counted. Thread-safe. */
public final class BatchBlocks implements BlockSource {
  private final BlockCache cache;
  private final CatalogueHeader header;
  private final Duration timeout;
  private final BlockTier.BatchCounts counts;

  /**
   * @param cache where they come from
   * @param header of their generation
   * @param timeout how long one may take to load
   */
  public BatchBlocks(BlockCache cache, CatalogueHeader header, Duration timeout) {
    this.cache = cache;
    this.header = header;
    this.timeout = timeout;
    this.counts = cache.newCounts();
  }

  /**
   * {@inheritDoc}
   *
   * @throws BlockUnavailableException when it cannot be had, now or ever; the cause says which
   */
  @Override
  public JobBlock block(int blockNo) {
    return await(
        cache.block(new BlockAddress(header.generationId(), header.buildId(), blockNo), counts),
        timeout);
  }

  static JobBlock await(CompletableFuture<JobBlock> block, Duration timeout) {
    try {
      return block.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BlockUnavailableException(e);
    } catch (ExecutionException e) {
      throw new BlockUnavailableException(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new BlockUnavailableException(e);
    }
  }

  /** Returns what was read of each tier so far. */
  public BatchStatistics.Caches statistics() {
    return counts.toStatistics();
  }
}
