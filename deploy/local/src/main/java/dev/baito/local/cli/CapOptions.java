package dev.baito.local.cli;

import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** How many jobs of one employer, and of one category, a list may hold. */
final class CapOptions {
  @Option(
      names = "--max-per-employer",
      paramLabel = "N",
      order = 17,
      description =
          "The most jobs of one employer in a list, the best ones; 0 for any number. Default: 0.")
  private Optional<Integer> maxPerEmployer = Optional.empty();

  @Option(
      names = "--max-per-category",
      paramLabel = "N",
      order = 18,
      description =
          "The most jobs of one category in a list, the best ones; 0 for any number. Default: 0.")
  private Optional<Integer> maxPerCategory = Optional.empty();

  OptionalInt perEmployer() {
    return cap(maxPerEmployer);
  }

  OptionalInt perCategory() {
    return cap(maxPerCategory);
  }

  /** Refuses what is not a number of jobs, as a usage error. */
  void check() {
    maxPerEmployer.ifPresent(most -> check("--max-per-employer", most));
    maxPerCategory.ifPresent(most -> check("--max-per-category", most));
  }

  private static void check(String option, int most) {
    if (most < 0) {
      throw Usage.error(option + " must be at least 0, not " + most);
    }
  }

  private static OptionalInt cap(Optional<Integer> most) {
    return most.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
