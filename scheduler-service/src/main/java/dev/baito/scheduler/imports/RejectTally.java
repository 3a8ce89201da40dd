package dev.baito.scheduler.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts rejected rows by reason and keeps the first few. Not thread-safe. */
final class RejectTally {
  /** How many rejects a report shows. */
  static final int SHOWN = 20;

  private static final int MAX_REASONS = 1_000;

  private final Map<Reject, Long> reasons = new LinkedHashMap<>();
  private final List<Reject> first = new ArrayList<>();
  private long total;

  /** Counts a row; the rows of one file must come by ascending line. */
  void add(Reject reject) {
    total++;
    Reject reason = new Reject(reject.file(), 0, reject.column(), reject.reason());
    if (!reasons.containsKey(reason) && reasons.size() >= MAX_REASONS) {
      reason = new Reject(reject.file(), 0, "", "other reasons");
    }
    reasons.merge(reason, 1L, Long::sum);
    if (first.size() < SHOWN) {
      first.add(reject);
    }
  }

  long total() {
    return total;
  }

  /** Returns the reasons, the most frequent first. */
  List<ReasonCount> reasons() {
    return reasons.entrySet().stream()
        .map(entry ->
            new ReasonCount(
                entry.getKey().file(),
                entry.getKey().column(),
                entry.getKey().reason(),
                entry.getValue()))
        .sorted(Comparator.comparingLong(ReasonCount::count).reversed())
        .toList();
  }

  /** Returns the first rows. */
  List<Reject> first() {
    return List.copyOf(first);
  }
}
