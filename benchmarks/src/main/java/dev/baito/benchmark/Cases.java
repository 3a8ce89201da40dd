package dev.baito.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The cases to measure. */
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

  /**
   * Returns two for each dimension: one without the rules of the users, one with them.
   *
   * @param users at most so many
   * @param everyJobOnly leaves out the second
   */
  static List<Case> real(Path folder, int users, List<Integer> dimensions, boolean everyJobOnly) {
    var data = new RealData(new DataFolder(folder));
    String name = folder.toAbsolutePath().normalize().getFileName().toString();
    List<Case> cases = new ArrayList<>();
    for (int dimension : dimensions) {
      cases.add(new Case(name, dimension, true, () -> data.work(dimension, users, true)));
      if (!everyJobOnly) {
        cases.add(new Case(name, dimension, false, () -> data.work(dimension, users, false)));
      }
    }
    return cases;
  }
}
