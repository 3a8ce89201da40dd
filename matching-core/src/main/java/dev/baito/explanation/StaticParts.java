package dev.baito.explanation;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.CatalogueStatistics;
import dev.baito.catalogue.GenerationSettings;
import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.WageStatistics;
import dev.baito.wage.HourlyWage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The static score of a job and what it comes from: {@code total = wage.weight * wage.value +
 * popularity.weight * popularity.value + freshness.weight * freshness.value}.
 *
 * @param total 0 to 1, to the bit what the engine adds to the similarity, times its weight
 */
public record StaticParts(double total, Wage wage, Popularity popularity, Freshness freshness) {
  /**
   * How well it pays among its like.
   *
   * @param value 0 to 1; 0.5 is average, or unknown
   * @param hourly the mean of its hourly bounds, where it states a wage
   * @param category whose jobs it is held against; empty for all jobs
   * @param peers how many jobs of known wage it is held against
   * @param peersHourly what these pay: {@code e^m - 1}, m being the mean of ln(1 + wage)
   * @param deviations how many standard deviations of ln(1 + wage) it lies above them
   */
  public record Wage(
      double value,
      double weight,
      OptionalDouble hourly,
      String category,
      long peers,
      double peersHourly,
      double deviations) {}

  /**
   * How many users acted on it, against the job with the most.
   *
   * @param value 0 to 1: {@code ln(1 + actingUsers) / ln(1 + mostActingUsers)}
   */
  public record Popularity(double value, double weight, int actingUsers, int mostActingUsers) {}

  /**
   * How new it is.
   *
   * @param value 0 to 1: one half to the power of its age in half-lives; 0.5 where that is unknown
   * @param ageDays since it was posted; empty where that is unknown
   */
  public record Freshness(
      double value, double weight, OptionalDouble ageDays, double halfLifeDays) {}

  /** Returns the parts of the job of a row. */
  static StaticParts of(CatalogueHeader header, JobBlock block, int row) {
    GenerationSettings settings = header.settings();
    CatalogueStatistics statistics = header.statistics();
    return new StaticParts(
        block.staticScore(row),
        wage(header, block, row),
        new Popularity(
            statistics.popularity(block.actingUsers(row)),
            settings.popularityWeight(),
            block.actingUsers(row),
            statistics.mostActingUsers()),
        new Freshness(
            CatalogueStatistics.freshness(block.postedAt(row), header.asOf(), settings),
            settings.freshnessWeight(),
            ageDays(block.postedAt(row), header.asOf()),
            days(settings.freshnessHalfLife())));
  }

  private static OptionalDouble ageDays(Optional<Instant> postedAt, Instant asOf) {
    return postedAt
        .map(posted -> OptionalDouble.of(Math.max(0, days(Duration.between(posted, asOf)))))
        .orElse(OptionalDouble.empty());
  }

  private static double days(Duration duration) {
    return duration.toMillis() / (double) Duration.ofDays(1).toMillis();
  }

  private static Wage wage(CatalogueHeader header, JobBlock block, int row) {
    CatalogueStatistics statistics = header.statistics();
    String category = Verdicts.name(header.dictionaries().categories(), block.categories()[row]);
    WageStatistics peers = statistics.peers(category);
    long lower = block.wageLower()[row];
    long upper = block.wageUpper()[row];
    boolean known = lower != HourlyWage.UNKNOWN;
    return new Wage(
        known ? statistics.wage(category, lower, upper) : CatalogueStatistics.UNKNOWN_WAGE,
        header.settings().wageWeight(),
        known
            ? OptionalDouble.of((HourlyWage.toDouble(lower) + HourlyWage.toDouble(upper)) / 2)
            : OptionalDouble.empty(),
        statistics.wagesByCategory().containsKey(category) ? category : "",
        peers.jobs(),
        StrictMath.exp(peers.mean()) - 1,
        known ? peers.zScore(CatalogueStatistics.logWage(lower, upper)) : 0);
  }
}
