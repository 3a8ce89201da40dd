package dev.baito.endtoend.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the suite saw, fault by fault. */
final class Tally {
  private final Map<String, Row> rows = new LinkedHashMap<>();

  private static final class Row {
    private final List<Double> extra = new ArrayList<>();
    private final List<Double> healed = new ArrayList<>();
    private int struck;
    private int startedAnew;
    private long blocksRead;
  }

  /**
   * What was seen of a fault that held.
   *
   * @param extraSeconds by which the run took longer than one in peace
   * @param healedSeconds from the healing until it was done
   * @param startedAnew how often a service ended by itself
   * @param blocksRead job blocks that workers read from PostgreSQL
   */
  record Seen(double extraSeconds, double healedSeconds, int startedAnew, long blocksRead) {}

  void struck(Fault fault) {
    row(fault).struck++;
  }

  void held(Fault fault, Seen seen) {
    Row row = row(fault);
    row.extra.add(seen.extraSeconds());
    row.healed.add(seen.healedSeconds());
    row.startedAnew += seen.startedAnew();
    row.blocksRead = Math.max(row.blocksRead, seen.blocksRead());
  }

  private Row row(Fault fault) {
    return rows.computeIfAbsent(fault.name(), _ -> new Row());
  }

  /**
   * Returns the table: seconds that runs took longer, and from the healing on; how many services
   * ended by themselves; how many job blocks came from PostgreSQL.
   */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| fault | times | held | extra s, median | worst | healed to done s, worst | started anew | blocks from PostgreSQL, most |");
    lines.add("|---|--:|--:|--:|--:|--:|--:|--:|");
    rows.forEach((name, row) ->
        lines.add(
            String.format(
                Locale.ROOT,
                "| %s | %d | %d | %s | %s | %s | %d | %d |",
                name,
                row.struck,
                row.extra.size(),
                text(median(row.extra)),
                text(worst(row.extra)),
                text(worst(row.healed)),
                row.startedAnew,
                row.blocksRead)));
    return lines;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get((sorted.size() - 1) / 2);
  }

  private static double worst(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  private static String text(double seconds) {
    return Double.isNaN(seconds) ? "-" : String.format(Locale.ROOT, "%.1f", seconds);
  }
}
