package dev.baito.vectors;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * Tries the kernels on made-up vectors and keeps the fastest: which shape the compiler serves best
 * depends on its registers, so that it is measured and not guessed. Takes up to 0.2 s.
 */
final class Calibration {
  private static final int DIMENSION = 256;
  private static final int JOBS = 48;
  private static final long NANOS_EACH = 38_000_000;
  private static final float UNREACHABLE = 1e30f;

  private final float[] rows = new float[JOBS * DIMENSION];
  private final float[] statics = new float[JOBS];

  ScoringKernels kernels() {
    var random = new Random(1);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) random.nextGaussian();
    }
    VectorKernel exact = VectorKernel.best();
    double exactNanos = fastest(() -> dots(exact)) / (JOBS * DIMENSION);
    Optional<TileKernel> best = Optional.empty();
    double bestNanos = Double.POSITIVE_INFINITY;
    for (TileKernel tile : TileKernel.all()) {
      var panel = new float[DIMENSION * tile.users()];
      var thresholds = new float[tile.users()];
      var reached = new long[tile.rows()];
      Arrays.fill(thresholds, UNREACHABLE);
      int tiles = JOBS / tile.rows();
      double nanos =
          fastest(() -> tiles(tile, panel, thresholds, reached))
              / ((double) tiles * tile.rows() * DIMENSION);
      if (best.isEmpty() || nanos / tile.users() < bestNanos / best.get().users()) {
        best = Optional.of(tile);
        bestNanos = nanos;
      }
    }
    return best.isEmpty()
        ? ScoringKernels.exactOnly(exact)
        : new ScoringKernels(exact, best, new KernelCosts(exactNanos, bestNanos));
  }

  private double dots(VectorKernel exact) {
    int[] offsets = new int[JOBS];
    Arrays.setAll(offsets, row -> row * DIMENSION);
    double[] dots = new double[JOBS];
    exact.dots(Arrays.copyOf(rows, DIMENSION), rows, offsets, JOBS, dots);
    return dots[0];
  }

  private double tiles(TileKernel tile, float[] panel, float[] thresholds, long[] reached) {
    int hits = 0;
    for (int row = 0; row + tile.rows() <= JOBS; row += tile.rows()) {
      if (tile.reach(panel, DIMENSION, rows, row * DIMENSION, statics, row, thresholds, reached)) {
        hits++;
      }
    }
    return hits;
  }

  /** Returns the nanoseconds of the fastest of many tries; the first ones compile the code. */
  private static double fastest(DoubleSupplier work) {
    long end = System.nanoTime() + NANOS_EACH;
    long fastest = Long.MAX_VALUE;
    double sum = 0;
    for (long now = System.nanoTime(); now < end; ) {
      sum += work.getAsDouble();
      long then = System.nanoTime();
      fastest = Math.min(fastest, then - now);
      now = then;
    }
    if (Double.isInfinite(sum)) {
      throw new IllegalStateException("the kernels do not multiply: " + sum);
    }
    return fastest;
  }
}
