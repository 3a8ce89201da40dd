package dev.baito.benchmark;

import java.io.PrintStream;
import java.util.List;

/** A Markdown table of all that was measured, shown while it grows. */
final class Report {
  private static final double PERCENT = 100;

  private final PrintStream out;
  private final String seconds;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param out where each line goes at once
   * @param seconds names what is counted
   */
  Report(PrintStream out, String seconds) {
    this.out = out;
    this.seconds = seconds;
  }

  /** Says under which conditions figures are taken; comes first. */
  void conditions(String sentence) {
    line(sentence);
    line("");
    line("| vectors | D | eligible, %% | contender | %s | times the first |".formatted(seconds));
    line("|---|---|---|---|---|---|");
  }

  /**
   * Adds what one case gave.
   *
   * @param eligible share of the pairs that are eligible
   */
  void rows(Case measured, double eligible, List<Comparison.Row> rows) {
    for (Comparison.Row row : rows) {
      line(
          "| %s | %d | %.3g | %s | %s | %s |"
              .formatted(
                  measured.data(),
                  measured.dimension(),
                  PERCENT * eligible,
                  row.contender(),
                  row.seconds(),
                  row.ratios()));
    }
  }

  /** Returns the whole. */
  String text() {
    return text.toString();
  }

  private void line(String line) {
    out.println(line);
    text.append(line).append('\n');
  }
}
