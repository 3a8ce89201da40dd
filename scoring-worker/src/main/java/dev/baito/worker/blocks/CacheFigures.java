package dev.baito.worker.blocks;

import java.util.List;

/**
 * What was read of each tier since the process started, and what each holds.
 *
 * @param tiers in the order they are asked
 */
public record CacheFigures(List<Tier> tiers) {
  /**
   * One tier.
   *
   * @param name {@code l1}, {@code l2}, {@code l3} or {@code origin}
   * @param hits blocks found there
   * @param misses blocks not found there
   * @param readBytes bytes of the blocks found there
   * @param loadMs milliseconds spent asking it, added up over all askers
   * @param heldBytes what it holds for this process; 0 where others hold it
   * @param evictions blocks that had to make room
   * @param failures what it failed to do, and blocks it had wrong
   */
  public record Tier(
      String name,
      long hits,
      long misses,
      long readBytes,
      long loadMs,
      long heldBytes,
      long evictions,
      long failures) {}
}
