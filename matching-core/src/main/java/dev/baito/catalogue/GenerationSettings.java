package dev.baito.catalogue;

import dev.baito.user.ActionWeights;
import java.time.Duration;

/**
 * The constants a generation is built with. They travel in its header: whoever scores over it uses
 * the same ones.
 *
 * @param blockJobs jobs per block, at least 1
 * @param freshnessHalfLife the age at which freshness is one half
 * @param wageWeight the weight of the wage in the static score
 * @param popularityWeight the weight of popularity in the static score
 * @param freshnessWeight the weight of freshness in the static score
 * @param minCategoryJobs how many jobs with a known wage a category needs for statistics of its own
 * @param employerPause how long an application keeps the employer's other jobs out of a list
 * @param actionWeights how much each action counts in a user vector
 */
public record GenerationSettings(
    int blockJobs,
    Duration freshnessHalfLife,
    double wageWeight,
    double popularityWeight,
    double freshnessWeight,
    int minCategoryJobs,
    Duration employerPause,
    ActionWeights actionWeights) {
  /** The constants of scoring, and blocks of 1,024 jobs. */
  public static final GenerationSettings DEFAULT =
      new GenerationSettings(
          1024, Duration.ofDays(14), 0.4, 0.3, 0.3, 30, Duration.ofDays(14), ActionWeights.DEFAULT);

  /** Refuses what no generation can be built with. */
  public GenerationSettings {
    if (blockJobs < 1) {
      throw new IllegalArgumentException("block jobs must be at least 1: " + blockJobs);
    }
    if (!freshnessHalfLife.isPositive()) {
      throw new IllegalArgumentException("freshness half-life must be positive");
    }
    if (employerPause.isNegative()) {
      throw new IllegalArgumentException("employer pause must not be negative");
    }
  }
}
