package dev.baito.matching;

import dev.baito.catalogue.JobBlock;
import dev.baito.vectors.PricedTile;
import dev.baito.vectors.ScoringKernels;
import dev.baito.vectors.TileKernel;
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

  /** What a block less recent counts: fewer pairs are scored the better the lists are. */
  private static final double MEMORY = 0.5;

  /** To look at a pair that reached its threshold, whether or not it is scored then. */
  private static final double REACHED_NANOS = 6;

  /** To put a component of a user into a panel: from block to block others sit there. */
  private static final double SEAT_NANOS = 0.5;

  private final ScoringKernels kernels;
  private final PanelView view;
  private final Seating seating;
  private final int mostRows;
  private final long[] lanes;
  private final Shortlist shortlist;
  private final List<UserPanel> panels = new ArrayList<>();

  /** Pairs of the block at hand that reached their thresholds. */
  private long reached;

  /** Those of them that were scored. */
  private long scored;

  /** Of the pairs multiplied, about how many reach their thresholds. */
  private double reachedShare;

  /** Of the pairs multiplied, about how many are scored. */
  private double scoredShare;

  /**
   * @param kernels with at least one shape of panels
   * @param view what of the vectors to multiply
   */
  PanelScan(ScoringKernels kernels, PanelView view) {
    this.kernels = kernels;
    this.view = view;
    seating = new Seating(kernels.tiles());
    List<TileKernel> tiles = kernels.tiles().stream().map(PricedTile::kernel).toList();
    shortlist = new Shortlist(kernels.exact());
    mostRows = tiles.stream().mapToInt(TileKernel::rows).max().orElseThrow();
    lanes = new long[mostRows];
  }

  /** Returns about how many nanoseconds it takes to scan a block with so many users. */
  double nanos(JobBlock block, int users) {
    double pairs = (double) block.jobs() * users;
    return seating.nanos(users) * block.jobs() * view.width()
        + SEAT_NANOS * users * view.width()
        + REACHED_NANOS * reachedShare * pairs
        + kernels.nanosOfExact(Math.round(scoredShare * pairs), block.dimension());
  }

  /** Returns about how many nanoseconds a user's seat takes at least, in panels that are full. */
  double leastNanosOfSeat(JobBlock block) {
    return (seating.leastNanosOfSeat() * block.jobs() + SEAT_NANOS) * view.width();
  }

  /** Returns whether the block has enough jobs for a tile. */
  boolean fits(JobBlock block) {
    return view.of(block).length > 0 && block.jobs() >= mostRows;
  }

  /** Returns whether a user's products with the block stay within the range of float32. */
  boolean fits(JobBlock block, StaticParts statics, Seeker user) {
    return view.bound(user.vector(), block, statics) < Double.POSITIVE_INFINITY;
  }

  /** Is told that another way served a block: what was seen here grows old. */
  void forget(double share) {
    reachedShare *= share;
    scoredShare *= share;
  }

  /**
   * Offers users the jobs of a block that they may get.
   *
   * @param users at least one, in an order that changes little from block to block
   */
  void scan(JobBlock block, StaticParts statics, List<Seeker> users) {
    List<UserPanel> seated = seat(users);
    for (UserPanel panel : seated) {
      panel.aim(block, statics);
    }
    users.forEach(user -> user.counts().multiply(block.jobs(), user.candidates()));
    int stripe =
        Math.max(1, STRIPE_BYTES / (STRIPE_ROWS * view.width() * Float.BYTES)) * STRIPE_ROWS;
    reached = 0;
    scored = 0;
    for (int from = 0; from < block.jobs(); from += stripe) {
      for (UserPanel panel : seated) {
        scan(block, statics, panel, from, Math.min(block.jobs(), from + stripe));
      }
    }
    double pairs = (double) block.jobs() * users.size();
    reachedShare = MEMORY * reachedShare + (1 - MEMORY) * reached / pairs;
    scoredShare = MEMORY * scoredShare + (1 - MEMORY) * scored / pairs;
  }

  private List<UserPanel> seat(List<Seeker> users) {
    List<TileKernel> needed = seating.panels(users.size());
    int first = 0;
    for (int i = 0; i < needed.size(); i++) {
      TileKernel tile = needed.get(i);
      if (i == panels.size()) {
        panels.add(new UserPanel(tile, view));
      } else if (!panels.get(i).tile.equals(tile)) {
        panels.set(i, new UserPanel(tile, view));
      }
      int end = Math.min(users.size(), first + tile.users());
      panels.get(i).seat(users.subList(first, end));
      first = end;
    }
    return panels.subList(0, needed.size());
  }

  private void scan(JobBlock block, StaticParts statics, UserPanel panel, int from, int to) {
    TileKernel tile = panel.tile;
    float[] rows = view.of(block);
    int width = view.width();
    for (int done = from; done < to; done += tile.rows()) {
      // The last tile reaches back over jobs that are done already.
      int first = Math.min(done, block.jobs() - tile.rows());
      if (tile.reach(
          panel.vectors,
          width,
          rows,
          first * width,
          statics.weighted,
          first,
          panel.thresholds,
          lanes)) {
        for (int row = done; row < Math.min(to, first + tile.rows()); row++) {
          keep(block, statics, panel, row, lanes[row - first]);
        }
      }
    }
    shortlist.offer(block, statics, panel);
  }

  private void keep(JobBlock block, StaticParts statics, UserPanel panel, int row, long reaching) {
    reached += Long.bitCount(reaching);
    for (long rest = reaching; rest != 0; rest &= rest - 1) {
      int lane = Long.numberOfTrailingZeros(rest);
      if (panel.seeker(lane).mayGet(row)) {
        if (shortlist.full()) {
          shortlist.offer(block, statics, panel);
        }
        shortlist.add(panel, lane, block, row);
        scored++;
      }
    }
  }
}
