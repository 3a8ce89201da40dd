package dev.baito.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The cases of made-up work. */
final class Cases {
  private Cases() {}

  /** Returns one for each spread, dimension and share. */
  static List<Case> madeUp(
      int jobs,
      int users,
      List<WorkMaker.Spread> spreads,
      List<Integer> dimensions,
      List<Double> shares) {
    List<Case> cases = new ArrayList<>();
    for (WorkMaker.Spread spread : spreads) {
      for (int dimension : dimensions) {
        for (double share : shares) {
          cases.add(
              new Case(
                  spread.name().toLowerCase(Locale.ROOT),
                  dimension,
                  share >= 1,
                  () -> new WorkMaker(jobs, users, dimension, spread, share).make()));
        }
      }
    }
    return cases;
  }
}
