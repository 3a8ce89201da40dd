package dev.baito.benchmark.kernels;

import dev.baito.vectors.VectorKernel;
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

/** The canonical products of one user with four jobs, all in the nearest caches. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets fields up
public class DotsBenchmark {
  static final int JOBS = 4;

  /** Components of each vector. */
  @Param("512")
  public int dimension;

  private final VectorKernel kernel = VectorKernel.best();
  private final int[] offsets = new int[JOBS];
  private final double[] products = new double[JOBS];
  private float[] user;
  private float[] rows;

  /** Makes a user and jobs. */
  @Setup
  public void makeVectors() {
    user = RandomVectors.of(dimension);
    rows = RandomVectors.of(JOBS * dimension);
    Arrays.setAll(offsets, row -> row * dimension);
  }

  /** Multiplies. */
  @Benchmark
  public double[] dots() {
    kernel.dots(user, rows, offsets, JOBS, products);
    return products;
  }
}
