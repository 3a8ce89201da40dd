package dev.baito.matching;

import dev.baito.catalogue.JobBlock;
import dev.baito.vectors.ErrorBound;
import dev.baito.vectors.TileKernel;
import dev.baito.vectors.VectorKernel;
import java.util.ArrayList;
import java.util.List;

/**
 * Multiplies panels of users with every job of a block, and scores those pairs that come within the
 * error of the multiplication of being listed. Not thread-safe.
 */
final class PanelScan {
  /** So many bytes of jobs are multiplied with all panels, while they are in the nearest cache. */
  private static final int STRIPE_BYTES = 48 << 10;

  private final VectorKernel exact;
  private final TileKernel tile;
  private final MatchClock clock;
  private final ErrorBound error;
  private final int dimension;
  private final float[] margins;
  private final List<UserPanel> panels = new ArrayList<>();

  PanelScan(VectorKernel exact, TileKernel tile, int dimension, MatchClock clock) {
    this.exact = exact;
    this.tile = tile;
    this.dimension = dimension;
    this.clock = clock;
    error = new ErrorBound(dimension);
    margins = new float[tile.rows() * tile.users()];
  }

  /** Returns how many users a panel seats. */
  int seats() {
    return tile.users();
  }

  /** Returns whether the block has enough jobs for a tile. */
  boolean fits(JobBlock block) {
    return block.dimension() > 0 && block.jobs() >= tile.rows();
  }

  /** Returns whether a user's products with the block stay within the range of float32. */
  boolean fits(JobBlock block, StaticParts statics, Seeker user) {
    double bound = error.of(user.vector().norm * block.greatestNorm(), statics.greatest());
    return bound < Double.POSITIVE_INFINITY;
  }

  /**
   * Offers users the jobs of a block that they may get.
   *
   * @param users in an order that changes little from block to block
   */
  void scan(JobBlock block, StaticParts statics, List<Seeker> users) {
    List<UserPanel> seated = seat(users);
    for (UserPanel panel : seated) {
      panel.aim(error, block.greatestNorm(), statics.greatest());
    }
    clock.addMultiplied((long) users.size() * block.jobs());
    int tiles = Math.max(1, STRIPE_BYTES / (tile.rows() * dimension * Float.BYTES));
    int stripe = tiles * tile.rows();
    for (int from = 0; from < block.jobs(); from += stripe) {
      for (UserPanel panel : seated) {
        scan(block, statics, panel, from, Math.min(block.jobs(), from + stripe));
      }
    }
  }

  private List<UserPanel> seat(List<Seeker> users) {
    int needed = (users.size() + seats() - 1) / seats();
    while (panels.size() < needed) {
      panels.add(new UserPanel(seats(), dimension));
    }
    for (int i = 0; i < needed; i++) {
      panels.get(i).seat(users.subList(i * seats(), Math.min(users.size(), (i + 1) * seats())));
    }
    return panels.subList(0, needed);
  }

  private void scan(JobBlock block, StaticParts statics, UserPanel panel, int from, int to) {
    for (int done = from; done < to; done += tile.rows()) {
      // The last tile reaches back over jobs that are done already.
      int first = Math.min(done, block.jobs() - tile.rows());
      if (tile.reach(
          panel.vectors,
          dimension,
          block.vectors(),
          block.vectorOffset(first),
          statics.weighted,
          first,
          panel.thresholds,
          margins)) {
        for (int row = done; row < Math.min(to, first + tile.rows()); row++) {
          offer(block, statics, panel, row, tile.reached(margins, row - first));
        }
      }
    }
  }

  private void offer(JobBlock block, StaticParts statics, UserPanel panel, int row, long lanes) {
    for (long rest = lanes; rest != 0; rest &= rest - 1) {
      int lane = Long.numberOfTrailingZeros(rest);
      Seeker user = panel.seeker(lane);
      if (user.mayGet(row)) {
        clock.addScored(1);
        double dot = exact.dot(user.vector().components, block.vectors(), block.vectorOffset(row));
        user.offer(block, row, statics.score(row, dot));
        panel.raise(lane);
      }
    }
  }
}
