package dev.baito.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * Tries the kernels on made-up vectors: how well the compiler serves a shape depends on its
 * registers, so that it is measured and not guessed. Nearly all the time passes until the compiler
 * has taken a kernel up; measuring it then takes a few milliseconds.
 */
final class Calibration {
  private static final int DIMENSION = 256;
  private static final int JOBS = 24;

  /** Slower than this is not compiled yet, on any processor. */
  private static final double COMPILED_NANOS = 5;

  private static final long LONGEST_WAIT_NANOS = 15_000_000_000L;

  private static final long MEASURED_NANOS = 5_000_000;
  private static final int TURNS = 5;
  private static final float UNREACHABLE = 1e30f;

  private final float[] rows = new float[JOBS * DIMENSION];
  private final float[] statics = new float[JOBS];

  Calibration() {
    var random = new Random(1);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) random.nextGaussian();
    }
  }

  ScoringKernels kernels() {
    VectorKernel exact = VectorKernel.best();
    List<TileKernel> tiles = TileKernel.all();
    List<DoubleSupplier> work = new ArrayList<>(List.of(dots(exact)));
    tiles.forEach(tile -> work.add(tiles(tile)));
    double[] nanos = fastest(work);
    List<PricedTile> priced = new ArrayList<>();
    for (int i = 0; i < tiles.size(); i++) {
      priced.add(new PricedTile(tiles.get(i), nanos[i + 1]));
    }
    return new ScoringKernels(exact, nanos[0], priced);
  }

  /** In turns, so that what else the machine does for a while slows none of them alone. */
  private static double[] fastest(List<DoubleSupplier> work) {
    double[] nanos = new double[work.size()];
    Arrays.fill(nanos, Double.POSITIVE_INFINITY);
    for (int turn = 0; turn < TURNS; turn++) {
      for (int i = 0; i < nanos.length; i++) {
        nanos[i] = Math.min(nanos[i], nanosEach(work.get(i)));
      }
    }
    return nanos;
  }

  private DoubleSupplier dots(VectorKernel exact) {
    int[] offsets = new int[JOBS];
    Arrays.setAll(offsets, row -> row * DIMENSION);
    double[] dots = new double[JOBS];
    float[] user = Arrays.copyOf(rows, DIMENSION);
    return () -> {
      exact.dots(user, rows, offsets, JOBS, dots);
      return dots[0];
    };
  }

  private DoubleSupplier tiles(TileKernel tile) {
    var panel = new float[DIMENSION * tile.users()];
    var thresholds = new float[tile.users()];
    var lanes = new long[tile.rows()];
    Arrays.fill(thresholds, UNREACHABLE);
    return () -> {
      int reached = 0;
      for (int row = 0; row + tile.rows() <= JOBS; row += tile.rows()) {
        int offset = row * DIMENSION;
        if (tile.reach(panel, DIMENSION, rows, offset, statics, row, thresholds, lanes)) {
          reached++;
        }
      }
      return reached;
    };
  }

  /** Returns the nanoseconds of the fastest of many tries, for each component of each job. */
  private static double nanosEach(DoubleSupplier work) {
    long start = System.nanoTime();
    long end = start + LONGEST_WAIT_NANOS;
    double fastest = Double.POSITIVE_INFINITY;
    double sum = 0;
    boolean compiled = false;
    for (long now = start; now < end; ) {
      sum += work.getAsDouble();
      long then = System.nanoTime();
      fastest = Math.min(fastest, (double) (then - now) / (JOBS * DIMENSION));
      if (!compiled && fastest < COMPILED_NANOS) {
        compiled = true;
        end = then + MEASURED_NANOS;
      }
      now = then;
    }
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("the kernels do not multiply");
    }
    return fastest;
  }
}
