package dev.baito.benchmark;

import java.io.PrintStream;
import java.util.List;

/**
 * Refuses an engine that has become slow: the speed of the multiplication with the best lists,
 * divided by that of OpenBLAS's bare multiplication, must not fall below a ratio.
 *
 * @param leastRatio of the speeds; by the median of the rounds
 */
record Gate(double leastRatio) {
  /** Returns whether the engine of a comparison is fast enough, and says so. */
  boolean passes(Case measured, List<Comparison.Row> rows, PrintStream out) {
    double ratio =
        rows.stream()
            .filter(row -> row.contender().equals(Sgemm.NAME))
            .mapToDouble(row -> row.ratios().median())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("OpenBLAS did not take part"));
    boolean passes = ratio >= leastRatio;
    out.printf(
        "%s: the engine's speed is %.3f of OpenBLAS sgemm's, at least %.3f is asked for"
            + " (%s vectors, dimension %d)%n",
        passes ? "passed" : "FAILED", ratio, leastRatio, measured.data(), measured.dimension());
    if (!passes) {
      out.println(
          "Look for what was changed in the kernels or round them; if nothing was, run it again"
              + " with nothing else on the machine.");
    }
    return passes;
  }
}
