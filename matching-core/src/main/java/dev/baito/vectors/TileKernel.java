package dev.baito.vectors;

import java.util.List;
import jdk.incubator.vector.FloatVector;

/**
 * Multiplies a panel of users with a few neighbouring jobs, in float32 and in registers, and tells
 * only which pairs come near enough to be scored: no matrix of scores is ever written. The sums are
 * not canonical; {@link ErrorBound} says how far off they can be. Implementations are thread-safe.
 */
public interface TileKernel {
  /** Returns the users of a panel, at most 64. */
  int users();

  /** Returns the jobs of a tile. */
  int rows();

  /**
   * Multiplies a panel with the jobs of a tile.
   *
   * @param panel vectors of users, component k of user i at {@code k * users() + i}
   * @param dimension components of each vector
   * @param rows vectors of jobs, one after the other
   * @param offset where the first of {@link #rows} vectors starts
   * @param statics what is added to each job's products, from {@code staticOffset} on
   * @param thresholds the least sum each user cares for
   * @param lanes receives for each job one bit per user, set where the sum is at or above the
   *     threshold; written only where the answer is true
   * @return whether any sum is at or above the threshold
   */
  boolean reach(
      float[] panel,
      int dimension,
      float[] rows,
      int offset,
      float[] statics,
      int staticOffset,
      float[] thresholds,
      long[] lanes);

  /** Returns the name of its shape, for logs. */
  String name();

  /**
   * Returns the shapes that serve this processor, the usual one first; none without the Vector API.
   */
  static List<TileKernel> all() {
    if (!VectorApi.present()) {
      return List.of();
    }
    return switch (FloatVector.SPECIES_PREFERRED.vectorBitSize()) {
      case 256 -> List.of(new Tile2x4(), new Tile3x3());
      default -> List.of(new Tile2x12(), new Tile1x12(), new Tile4x6());
    };
  }
}
