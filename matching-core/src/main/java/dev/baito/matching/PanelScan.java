package dev.baito.matching;

import dev.baito.catalogue.JobBlock;
import dev.baito.vectors.ErrorBound;
import dev.baito.vectors.PricedTile;
import dev.baito.vectors.ScoringKernels;
import dev.baito.vectors.TileKernel;
import dev.baito.vectors.VectorKernel;
import java.util.ArrayList;
import java.util.List;

/**
 * Multiplies panels of users with every job of a block, and scores those pairs that come within the
 * error of the multiplication of being listed. Not thread-safe.
 */
final class PanelScan {
  /** So many bytes of jobs are multiplied with all panels, while they are in the second cache. */
  private static final int STRIPE_BYTES = 192 << 10;

  /** A stripe has a multiple of so many rows: whole tiles of every shape. */
  private static final int STRIPE_ROWS = 12;

  private final VectorKernel exact;
  private final Seating seating;
  private final int mostRows;
  private final ErrorBound error;
  private final int dimension;
  private final float[] margins;
  private final List<UserPanel> panels = new ArrayList<>();

  /**
   * @param kernels with at least one shape of panels
   */
  PanelScan(ScoringKernels kernels, int dimension) {
    exact = kernels.exact();
    seating = new Seating(kernels.tiles());
    this.dimension = dimension;
    error = new ErrorBound(dimension);
    List<TileKernel> tiles = kernels.tiles().stream().map(PricedTile::kernel).toList();
    margins = new float[tiles.stream().mapToInt(t -> t.rows() * t.users()).max().orElseThrow()];
    mostRows = tiles.stream().mapToInt(TileKernel::rows).max().orElseThrow();
  }

  /** Returns about how many nanoseconds it takes to multiply a block with so many users. */
  double nanos(JobBlock block, int users) {
    return seating.nanos(users) * block.jobs() * block.dimension();
  }

  /** Returns whether the block has enough jobs for a tile. */
  boolean fits(JobBlock block) {
    return block.dimension() > 0 && block.jobs() >= mostRows;
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
    users.forEach(user -> user.counts().multiply(block.jobs(), user.candidates()));
    int stripe = Math.max(1, STRIPE_BYTES / (STRIPE_ROWS * dimension * Float.BYTES)) * STRIPE_ROWS;
    for (int from = 0; from < block.jobs(); from += stripe) {
      for (UserPanel panel : seated) {
        scan(block, statics, panel, from, Math.min(block.jobs(), from + stripe));
      }
    }
  }

  private List<UserPanel> seat(List<Seeker> users) {
    List<TileKernel> needed = seating.panels(users.size());
    int first = 0;
    for (int i = 0; i < needed.size(); i++) {
      TileKernel tile = needed.get(i);
      if (i == panels.size()) {
        panels.add(new UserPanel(tile, dimension));
      } else if (!panels.get(i).tile.equals(tile)) {
        panels.set(i, new UserPanel(tile, dimension));
      }
      int end = Math.min(users.size(), first + tile.users());
      panels.get(i).seat(users.subList(first, end));
      first = end;
    }
    return panels.subList(0, needed.size());
  }

  private void scan(JobBlock block, StaticParts statics, UserPanel panel, int from, int to) {
    TileKernel tile = panel.tile;
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
        user.counts().rescore();
        double dot = exact.dot(user.vector().components, block.vectors(), block.vectorOffset(row));
        user.offer(block, row, statics.score(row, dot));
        panel.raise(lane);
      }
    }
  }
}
