package dev.baito.matching;

import dev.baito.vectors.PricedTile;
import dev.baito.vectors.TileKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Into which panels so many users go at the least cost: a hundred users fill four panels of 24 with
 * four left over, but with two of 16 and three of 24 hardly a seat stays empty. Not thread-safe.
 */
final class Seating {
  private final List<PricedTile> tiles;
  private final double leastNanosOfSeat;

  /** For each number of users: what the panels cost, and which one seats the last of them. */
  private double[] nanos = {0};

  private int[] lastTiles = {-1};

  /**
   * @param tiles the shapes there are, at least one
   */
  Seating(List<PricedTile> tiles) {
    this.tiles = tiles;
    leastNanosOfSeat =
        tiles.stream().mapToDouble(t -> t.nanos() / t.kernel().users()).min().orElseThrow();
  }

  /** Returns the nanoseconds of panels for so many users with one job, for each component. */
  double nanos(int users) {
    workOut(users);
    return nanos[users];
  }

  /** Returns the nanoseconds of the cheapest seat with one job, for each component. */
  double leastNanosOfSeat() {
    return leastNanosOfSeat;
  }

  /**
   * Returns the panels for so many users, in which all find a seat: the widest first, since that
   * one waits for the jobs to come from memory and has the most to do meanwhile.
   */
  List<TileKernel> panels(int users) {
    workOut(users);
    List<TileKernel> panels = new ArrayList<>();
    for (int left = users; left > 0; ) {
      TileKernel kernel = tiles.get(lastTiles[left]).kernel();
      panels.add(kernel);
      left = Math.max(0, left - kernel.users());
    }
    panels.sort(Comparator.comparingInt(TileKernel::users).reversed());
    return panels;
  }

  private void workOut(int users) {
    int known = nanos.length;
    if (users < known) {
      return;
    }
    nanos = Arrays.copyOf(nanos, users + 1);
    lastTiles = Arrays.copyOf(lastTiles, users + 1);
    for (int n = known; n <= users; n++) {
      nanos[n] = Double.POSITIVE_INFINITY;
      for (int t = 0; t < tiles.size(); t++) {
        PricedTile tile = tiles.get(t);
        double cost = nanos[Math.max(0, n - tile.kernel().users())] + tile.nanos();
        if (cost < nanos[n]) {
          nanos[n] = cost;
          lastTiles[n] = t;
        }
      }
    }
  }
}
