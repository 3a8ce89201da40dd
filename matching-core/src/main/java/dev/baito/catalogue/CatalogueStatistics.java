package dev.baito.catalogue;

import dev.baito.wage.HourlyWage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * The statistics of a generation's active jobs, and the static scores that follow from them.
 *
 * @param wages over all active jobs with a known wage
 * @param wagesByCategory over those of one category, for categories with enough of them
 * @param mostActingUsers the greatest number of distinct users who acted on one active job
 */
public record CatalogueStatistics(
    WageStatistics wages, Map<String, WageStatistics> wagesByCategory, int mostActingUsers) {
  /** The wage part of a job that states no wage. */
  public static final double UNKNOWN_WAGE = 0.5;

  /** The freshness part of a job that does not say when it was posted. */
  private static final double UNKNOWN_AGE = 0.5;

  /** Copies the map. */
  public CatalogueStatistics {
    wagesByCategory = Map.copyOf(wagesByCategory);
  }

  /** Returns the static score of a job, 0 to 1. */
  public double staticScore(CatalogueJob job, Instant asOf, GenerationSettings settings) {
    double wage =
        job.wageKnown() ? wage(job.category(), job.wageLower(), job.wageUpper()) : UNKNOWN_WAGE;
    return settings.wageWeight() * wage
        + settings.popularityWeight() * popularity(job.actingUsers())
        + settings.freshnessWeight() * freshness(job.postedAt(), asOf, settings);
  }

  /** Returns the statistics that a wage of a category is held against: its own, or all jobs'. */
  public WageStatistics peers(String category) {
    return wagesByCategory.getOrDefault(category, wages);
  }

  /** Returns the wage part of a job that states a wage, 0 to 1; bounds as HourlyWage counts. */
  public double wage(String category, long wageLower, long wageUpper) {
    double z = peers(category).zScore(logWage(wageLower, wageUpper));
    return Math.clamp((z + 2) / 4, 0, 1);
  }

  /** Returns the popularity part of a job on which so many users acted, 0 to 1. */
  public double popularity(int actingUsers) {
    return mostActingUsers == 0
        ? 0
        : Math.min(1, StrictMath.log(1.0 + actingUsers) / StrictMath.log(1.0 + mostActingUsers));
  }

  /** Returns the freshness part of a job, 0 to 1. */
  public static double freshness(
      Optional<Instant> postedAt, Instant asOf, GenerationSettings settings) {
    Duration halfLife = settings.freshnessHalfLife();
    return postedAt
        .map(posted -> {
          // An inactive job may be of the future; it cannot be fresher than new.
          double ageMicros = Math.max(0, ChronoUnit.MICROS.between(posted, asOf));
          return StrictMath.pow(0.5, ageMicros / (halfLife.toNanos() / 1_000.0));
        })
        .orElse(UNKNOWN_AGE);
  }

  /** Returns ln(1 + the mean of the hourly wage bounds) of a job that states a wage. */
  public static double logWage(long wageLower, long wageUpper) {
    double lower = HourlyWage.toDouble(wageLower);
    double upper = HourlyWage.toDouble(wageUpper);
    return StrictMath.log(1 + (lower + upper) / 2);
  }
}
