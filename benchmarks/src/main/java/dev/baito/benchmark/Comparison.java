package dev.baito.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Contenders one after the other, round after round, so that what else the machine does hits all of
 * them. The first round warms up and does not count.
 */
final class Comparison {
  private final List<Contender> contenders;
  private final List<double[]> rounds = new ArrayList<>();

  /**
   * @param contenders the first is what the others are compared to
   */
  Comparison(List<Contender> contenders) {
    this.contenders = contenders;
  }

  void run(int counted) {
    for (int round = 0; round <= counted; round++) {
      double[] seconds = contenders.stream().mapToDouble(c -> c.run().cpuSeconds()).toArray();
      if (round > 0) {
        rounds.add(seconds);
      }
    }
  }

  /**
   * Prints least, median and greatest of the CPU seconds and of the ratios.
   *
   * @param scale of the seconds
   */
  void print(PrintStream out, double scale) {
    out.println("| | CPU s: least, median, greatest | times the engine's |");
    out.println("|---|---|---|");
    for (int i = 0; i < contenders.size(); i++) {
      int contender = i;
      double[] seconds = rounds.stream().mapToDouble(r -> r[contender] * scale).toArray();
      double[] ratios = rounds.stream().mapToDouble(r -> r[contender] / r[0]).toArray();
      out.printf(
          "| %s | %s | %s |%n", contenders.get(i).name(), Spread.of(seconds), Spread.of(ratios));
    }
    for (Contender contender : contenders) {
      if (contender instanceof Engine engine) {
        out.printf("%n%s: %s%n", engine.name(), engine.counters());
      }
    }
    out.println();
  }

  /** Least, median and greatest. */
  private record Spread(double least, double median, double greatest) {
    static Spread of(double[] figures) {
      double[] sorted = figures.clone();
      Arrays.sort(sorted);
      return new Spread(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    @Override
    public String toString() {
      return "%.2f, %.2f, %.2f".formatted(least, median, greatest);
    }
  }
}
