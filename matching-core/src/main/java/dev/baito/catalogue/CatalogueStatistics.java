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
  /** Copies the map. */
  public CatalogueStatistics {
    wagesByCategory = Map.copyOf(wagesByCategory);
  }

  /** Returns the static score of a job, 0 to 1. */
  public double staticScore(CatalogueJob job, Instant asOf, GenerationSettings settings) {
    return settings.wageWeight() * wage(job)
        + settings.popularityWeight() * popularity(job.actingUsers())
        + settings.freshnessWeight()
            * freshness(job.postedAt(), asOf, settings.freshnessHalfLife());
  }

  private double wage(CatalogueJob job) {
    WageStatistics peers = wagesByCategory.getOrDefault(job.category(), wages);
    double z = job.wageKnown() ? peers.zScore(logWage(job)) : 0;
    return Math.clamp((z + 2) / 4, 0, 1);
  }

  private double popularity(int actingUsers) {
    return mostActingUsers == 0
        ? 0
        : Math.min(1, StrictMath.log(1.0 + actingUsers) / StrictMath.log(1.0 + mostActingUsers));
  }

  private static double freshness(Optional<Instant> postedAt, Instant asOf, Duration halfLife) {
    return postedAt
        .map(posted -> {
          // An inactive job may be of the future; it cannot be fresher than new.
          double ageMicros = Math.max(0, ChronoUnit.MICROS.between(posted, asOf));
          return StrictMath.pow(0.5, ageMicros / (halfLife.toNanos() / 1_000.0));
        })
        .orElse(0.5);
  }

  /** Returns ln(1 + the mean of the hourly wage bounds) of a job that states a wage. */
  static double logWage(CatalogueJob job) {
    double lower = HourlyWage.toDouble(job.wageLower());
    double upper = HourlyWage.toDouble(job.wageUpper());
    return StrictMath.log(1 + (lower + upper) / 2);
  }
}
