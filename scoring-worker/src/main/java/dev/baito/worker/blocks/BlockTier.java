package dev.baito.worker.blocks;

import dev.baito.messages.BatchStatistics;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

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

  /** Removes the blocks of all other builds, where nobody else does. */
  default void retain(Set<UUID> builds) {}

  /** Returns what was read here since this process started, and what is known of what is here. */
  CacheFigures.Tier figures(BatchCounts total);

  /** The tiers as a batch counts them, or the process. */
  final class BatchCounts {
    final TierCount l1;
    final TierCount l2;
    final TierCount l3;
    final TierCount origin;

    /** Counts for the process. */
    BatchCounts() {
      this(TierCount::new);
    }

    /** Counts for one batch, which the process's grow by. */
    BatchCounts(BatchCounts total) {
      this.l1 = new TierCount(total.l1);
      this.l2 = new TierCount(total.l2);
      this.l3 = new TierCount(total.l3);
      this.origin = new TierCount(total.origin);
    }

    private BatchCounts(Supplier<TierCount> count) {
      this.l1 = count.get();
      this.l2 = count.get();
      this.l3 = count.get();
      this.origin = count.get();
    }

    BatchStatistics.Caches toStatistics() {
      return new BatchStatistics.Caches(
          l1.toStatistics(), l2.toStatistics(), l3.toStatistics(), origin.toStatistics());
    }
  }
}
