package dev.baito.catalogue;

import java.time.Duration;

/**
 * The constants a generation is built with.
 *
 * @param blockJobs jobs per block, a multiple of {@link JobBlock#PANEL}
 * @param freshnessHalfLife the age at which freshness is one half
 * @param wageWeight the weight of the wage in the static score
 * @param popularityWeight the weight of popularity in the static score
 * @param freshnessWeight the weight of freshness in the static score
 * @param minCategoryJobs how many jobs with a known wage a category needs for statistics of its own
 */
public record GenerationSettings(
    int blockJobs,
    Duration freshnessHalfLife,
    double wageWeight,
    double popularityWeight,
    double freshnessWeight,
    int minCategoryJobs) {
  /** The constants of scoring, and blocks of 1,024 jobs. */
  public static final GenerationSettings DEFAULT =
      new GenerationSettings(1024, Duration.ofDays(14), 0.4, 0.3, 0.3, 30);

  /** Refuses what no generation can be built with. */
  public GenerationSettings {
    if (blockJobs < JobBlock.PANEL || blockJobs % JobBlock.PANEL != 0) {
      throw new IllegalArgumentException(
          "block jobs must be a positive multiple of " + JobBlock.PANEL + ": " + blockJobs);
    }
    if (!freshnessHalfLife.isPositive()) {
      throw new IllegalArgumentException("freshness half-life must be positive");
    }
  }
}
