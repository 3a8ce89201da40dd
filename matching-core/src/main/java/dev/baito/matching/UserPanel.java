package dev.baito.matching;

import dev.baito.vectors.ErrorBound;
import dev.baito.vectors.TileKernel;
import java.util.Arrays;
import java.util.List;

/** Users side by side, as the tile kernel multiplies them. Not thread-safe. */
final class UserPanel {
  final TileKernel tile;
  final float[] vectors;
  final float[] thresholds;
  private final int width;
  private final int dimension;
  private final double[] bounds;
  private List<Seeker> seekers = List.of();

  UserPanel(TileKernel tile, int dimension) {
    this.tile = tile;
    width = tile.users();
    this.dimension = dimension;
    vectors = new float[width * dimension];
    thresholds = new float[width];
    bounds = new double[width];
  }

  Seeker seeker(int lane) {
    return seekers.get(lane);
  }

  /**
   * Takes other users in, unless they are the same.
   *
   * @param users at most as many as the panel is wide
   */
  void seat(List<Seeker> users) {
    if (users.equals(seekers)) {
      return;
    }
    seekers = List.copyOf(users);
    Arrays.fill(vectors, 0);
    for (int lane = 0; lane < users.size(); lane++) {
      float[] components = users.get(lane).vector().components;
      for (int k = 0; k < dimension; k++) {
        vectors[k * width + lane] = components[k];
      }
    }
  }

  /** Sets the thresholds for a block whose vectors and static parts are at most so large. */
  void aim(ErrorBound error, double greatestNorm, double greatestStatic) {
    Arrays.fill(thresholds, Float.POSITIVE_INFINITY); // empty seats reach nothing
    for (int lane = 0; lane < seekers.size(); lane++) {
      bounds[lane] = error.of(seekers.get(lane).vector().norm * greatestNorm, greatestStatic);
      raise(lane);
    }
  }

  /** Adjusts a user's threshold to the jobs found so far. */
  void raise(int lane) {
    double least = seekers.get(lane).floor() - bounds[lane];
    float threshold = (float) least;
    thresholds[lane] = threshold > least ? Math.nextDown(threshold) : threshold;
  }
}
