package dev.baito.matching;

import dev.baito.catalogue.JobBlock;
import dev.baito.vectors.TileKernel;
import java.util.Arrays;
import java.util.List;

/** Users side by side, as the tile kernel multiplies them. Not thread-safe. */
final class UserPanel {
  final TileKernel tile;
  final float[] vectors;
  final float[] thresholds;
  private final PanelView view;
  private final double[] bounds;
  private List<Seeker> seekers = List.of();

  UserPanel(TileKernel tile, PanelView view) {
    this.tile = tile;
    this.view = view;
    vectors = new float[tile.users() * view.width()];
    thresholds = new float[tile.users()];
    bounds = new double[tile.users()];
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
      float[] components = view.of(users.get(lane).vector());
      for (int k = 0; k < components.length; k++) {
        vectors[k * tile.users() + lane] = components[k];
      }
    }
  }

  /** Sets the thresholds for a block. */
  void aim(JobBlock block, StaticParts statics) {
    Arrays.fill(thresholds, Float.POSITIVE_INFINITY); // empty seats reach nothing
    for (int lane = 0; lane < seekers.size(); lane++) {
      bounds[lane] = view.bound(seekers.get(lane).vector(), block, statics);
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
