package dev.baito.benchmark.kernels;

import dev.baito.vectors.TileKernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of kernels, each in a JVM of its own. */
public final class KernelBenchmarks {
  private static final Duration LONGEST_ITERATION = Duration.ofMinutes(2);

  /** Seconds in which the compiler takes a kernel up, on a processor that does other work too. */
  private static final int WARM_UP_SECONDS = 8;

  private final List<Integer> dimensions;
  private final int iterations;
  private final Duration iteration;

  /**
   * What one kernel gave, per iteration.
   *
   * @param leastNanos of a call
   * @param products multiplications in a call
   */
  public record Measured(
      String kernel,
      int dimension,
      double leastNanos,
      double medianNanos,
      double greatestNanos,
      double products) {
    /** Returns multiplications and additions, billions a second, by the median. */
    public double gigaflops() {
      return 2 * products / medianNanos;
    }
  }

  /**
   * @param iterations counted, after others that warm up
   * @param iteration how long each takes
   */
  public KernelBenchmarks(List<Integer> dimensions, int iterations, Duration iteration) {
    this.dimensions = List.copyOf(dimensions);
    this.iterations = iterations;
    this.iteration = iteration;
  }

  /** Measures every kernel this JVM has. */
  public List<Measured> run() {
    List<Measured> measured = new ArrayList<>();
    for (RunResult result : run(DotsBenchmark.class, List.of())) {
      measured.add(measured("canonical, 4 jobs", result, DotsBenchmark.JOBS));
    }
    for (TileKernel tile : TileKernel.all()) {
      for (RunResult result : run(TileKernelBenchmark.class, List.of(tile.name()))) {
        measured.add(measured("panel " + tile.name(), result, tile.users() * tile.rows()));
      }
    }
    return measured;
  }

  private Collection<RunResult> run(Class<?> benchmark, List<String> shapes) {
    TimeValue each = TimeValue.milliseconds(iteration.toMillis());
    var options =
        new OptionsBuilder()
            .include("\\Q" + benchmark.getName() + "\\E")
            .param("dimension", dimensions.stream().map(String::valueOf).toArray(String[]::new))
            .forks(1)
            .warmupIterations(WARM_UP_SECONDS)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(iterations)
            .measurementTime(each)
            .timeout(TimeValue.seconds(LONGEST_ITERATION.toSeconds()))
            .shouldFailOnError(true);
    if (!shapes.isEmpty()) {
      options.param("shape", shapes.toArray(String[]::new));
    }
    try {
      return new Runner(options.build()).run();
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH could not measure " + benchmark.getSimpleName(), e);
    }
  }

  private static Measured measured(String kernel, RunResult result, int pairs) {
    int dimension = Integer.parseInt(result.getParams().getParam("dimension"));
    var nanos = result.getPrimaryResult().getStatistics();
    return new Measured(
        kernel,
        dimension,
        nanos.getMin(),
        nanos.getPercentile(50),
        nanos.getMax(),
        (double) pairs * dimension);
  }
}
