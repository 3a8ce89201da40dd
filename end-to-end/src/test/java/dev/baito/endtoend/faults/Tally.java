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
  }

  void struck(Fault fault) {
    row(fault).struck++;
  }

  void held(Fault fault, double extra, double healed, int startedAnew) {
    row(fault).extra.add(extra);
    row(fault).healed.add(healed);
    row(fault).startedAnew += startedAnew;
  }

  private Row row(Fault fault) {
    return rows.computeIfAbsent(fault.name(), _ -> new Row());
  }

  /**
   * Returns the table: seconds that runs took longer, and from the healing on; how many services
   * ended by themselves.
   */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| fault | times | held | extra s, median | worst | healed to done s, worst | started anew |");
    lines.add("|---|--:|--:|--:|--:|--:|--:|");
    rows.forEach((name, row) ->
        lines.add(
            String.format(
                Locale.ROOT,
                "| %s | %d | %d | %s | %s | %s | %d |",
                name,
                row.struck,
                row.extra.size(),
                text(median(row.extra)),
                text(worst(row.extra)),
                text(worst(row.healed)),
                row.startedAnew)));
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
