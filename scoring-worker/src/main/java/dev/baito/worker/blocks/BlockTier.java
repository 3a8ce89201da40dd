package dev.baito.worker.blocks;

import dev.baito.messages.BatchStatistics;
import java.util.Optional;

/**
 * A place where blocks are kept as bytes. Thread-safe; blocks the caller, so not for an event loop.
 */
interface BlockTier {
  /**
   * Returns the bytes of a block, or nothing where it is not there. A cache that cannot be reached
   * has nothing; only the origin may throw.
   */
  Optional<byte[]> read(BlockAddress address);

  /** Keeps a block that another tier had. May do nothing; never throws. */
  void keep(BlockAddress address, byte[] payload);

  /** Takes note that what was read is not that block. Never throws. */
  void drop(BlockAddress address);

  /** Returns where reads of this tier are counted. */
  TierCount count(BatchCounts counts);

  /** The tiers as a batch counts them. */
  final class BatchCounts {
    final TierCount l1 = new TierCount();
    final TierCount l2 = new TierCount();
    final TierCount l3 = new TierCount();
    final TierCount origin = new TierCount();

    BatchStatistics.Caches toStatistics() {
      return new BatchStatistics.Caches(
          l1.toStatistics(), l2.toStatistics(), l3.toStatistics(), origin.toStatistics());
    }
  }
}
