package dev.baito.benchmark.kernels;

import dev.baito.vectors.TileKernel;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A panel of users times one tile of jobs where no sum reaches the threshold, as for nearly all
 * tiles of a catalogue; all of it in the nearest caches.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets fields up
public class TileKernelBenchmark {
  private static final float UNREACHABLE = 1e30f;

  /** Which shape, by its name. */
  @Param("")
  public String shape;

  /** Components of each vector. */
  @Param("512")
  public int dimension;

  private TileKernel tile;
  private float[] panel;
  private float[] rows;
  private float[] statics;
  private float[] thresholds;
  private long[] lanes;

  /** Makes a panel and a tile. */
  @Setup
  public void makeVectors() {
    tile =
        TileKernel.all().stream()
            .filter(kernel -> kernel.name().equals(shape))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no shape " + shape));
    panel = RandomVectors.of(tile.users() * dimension);
    rows = RandomVectors.of(tile.rows() * dimension);
    statics = new float[tile.rows()];
    thresholds = new float[tile.users()];
    Arrays.fill(thresholds, UNREACHABLE);
    lanes = new long[tile.rows()];
  }

  /** Multiplies. */
  @Benchmark
  public boolean reach() {
    return tile.reach(panel, dimension, rows, 0, statics, 0, thresholds, lanes);
  }
}
