package dev.baito.benchmark;

import dev.baito.benchmark.kernels.KernelBenchmarks;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baito bench kernels}: the kernels by themselves. */
@Command(
    name = "kernels",
    mixinStandardHelpOptions = true,
    description = "Measures the kernels by themselves, with JMH, on vectors in the nearest caches.")
final class KernelsCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private final WriteOptions write = new WriteOptions();

  @Option(
      names = "--dimensions",
      split = ",",
      defaultValue = "64,128,512,1024",
      description = "components of each vector (${DEFAULT-VALUE})")
  private List<Integer> dimensions = List.of();

  @Option(
      names = "--iterations",
      defaultValue = "5",
      description = "iterations of each (${DEFAULT-VALUE})")
  private int iterations;

  @Option(
      names = "--millis",
      defaultValue = "1000",
      description = "milliseconds of an iteration (${DEFAULT-VALUE})")
  private int millis;

  KernelsCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    Optional<MarkedSection> target = write.section("kernels");
    var benchmarks = new KernelBenchmarks(dimensions, iterations, Duration.ofMillis(millis));
    var table = new StringBuilder(Machine.description());
    table.append("\n\n| kernel | D | ns a call | GFLOP/s |\n|---|---|---|---|\n");
    for (KernelBenchmarks.Measured each : benchmarks.run()) {
      table.append(
          "| %s | %d | %s | %.1f |%n"
              .formatted(
                  each.kernel(),
                  each.dimension(),
                  new Figures(each.leastNanos(), each.medianNanos(), each.greatestNanos()),
                  each.gigaflops()));
    }
    out.print(table);
    target.ifPresent(marked -> marked.replace(table.toString()));
    return 0;
  }
}
