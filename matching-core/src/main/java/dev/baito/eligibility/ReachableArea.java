package dev.baito.eligibility;

/** The cities and blocks of a generation that somebody can reach. Immutable. */
final class ReachableArea {
  private final long[] cities;
  private final long[] blocks;

  /**
   * @param cities one bit for each city
   * @param blocks one bit for each block, set where a job of it may be within reach
   */
  ReachableArea(long[] cities, long[] blocks) {
    this.cities = cities;
    this.blocks = blocks;
  }

  boolean hasCity(int city) {
    return has(cities, city);
  }

  boolean hasBlock(int blockNo) {
    return has(blocks, blockNo);
  }

  private static boolean has(long[] bits, int bit) {
    return (bits[bit / Long.SIZE] & 1L << bit) != 0;
  }
}
