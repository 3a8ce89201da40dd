package dev.baito.local.cli;

import dev.baito.local.client.RunRequest;
import dev.baito.run.MatchSettings;
import dev.baito.run.SeenPolicy;
import dev.baito.run.UnknownPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** What shapes the lists of a run. */
final class RunOptions {
  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      order = 10,
      converter = InstantText.class,
      description =
          "The instant of the catalogue: which jobs are open, how old things are. Default: now;"
              + " with generated data 2026-01-01T00:00:00Z.")
  private Optional<Instant> asOf = Optional.empty();

  @Option(
      names = "--top-k",
      paramLabel = "N",
      defaultValue = "40",
      order = 11,
      description = "Length of a list. Default: ${DEFAULT-VALUE}.")
  private int topK;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "100",
      order = 21,
      description =
          "Users per batch, the unit of work; batch size times top-K is at most 20,000."
              + " Default: ${DEFAULT-VALUE}.")
  private int batchSize;

  @Option(
      names = "--unknown",
      paramLabel = "accept|reject",
      order = 12,
      description =
          "A job that does not state its salary or type, for a user who wishes for one."
              + " Default: accept.")
  private Optional<UnknownPolicy> unknown = Optional.empty();

  @Option(
      names = "--exclude-seen",
      paramLabel = "applied|any",
      order = 13,
      description =
          "Leave out the jobs a user applied to, or acted on in any way. Default: applied.")
  private Optional<SeenPolicy> excludeSeen = Optional.empty();

  @Option(
      names = "--behavior-window",
      paramLabel = "DURATION",
      order = 14,
      converter = DurationText.class,
      description = "How far back behaviours shape what a user likes. Default: 30d.")
  private Optional<Duration> behaviorWindow = Optional.empty();

  @Option(
      names = "--behavior-half-life",
      paramLabel = "DURATION",
      order = 15,
      converter = DurationText.class,
      description = "The age at which a behaviour counts half. Default: 14d.")
  private Optional<Duration> behaviorHalfLife = Optional.empty();

  @Option(
      names = "--static-weight",
      paramLabel = "W",
      order = 16,
      description =
          "Weight of the part of a score that is the same for all users: wage, popularity,"
              + " freshness. Default: 0.1.")
  private Optional<Double> staticWeight = Optional.empty();

  /**
   * Returns the request of such a run.
   *
   * @param otherwise the instant where none was given, empty for now
   */
  RunRequest request(Optional<Instant> otherwise) {
    check();
    return new RunRequest(
        asOf.or(() -> otherwise),
        OptionalInt.of(topK),
        OptionalInt.of(batchSize),
        unknown,
        excludeSeen,
        behaviorWindow,
        behaviorHalfLife,
        staticWeight.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
  }

  Optional<Instant> asOf() {
    return asOf;
  }

  private void check() {
    require(topK >= 1, "--top-k must be at least 1, not " + topK);
    require(batchSize >= 1, "--batch-size must be at least 1, not " + batchSize);
    long pairs = (long) topK * batchSize;
    require(
        pairs <= MatchSettings.MAX_PAIRS_PER_BATCH,
        "--batch-size times --top-k must be at most "
            + MatchSettings.MAX_PAIRS_PER_BATCH
            + ", not "
            + pairs);
    require(
        !behaviorWindow.orElse(Duration.ZERO).isNegative(),
        "--behavior-window must not be negative");
    require(
        behaviorHalfLife.orElse(Duration.ofDays(1)).isPositive(),
        "--behavior-half-life must be positive");
    double weight = staticWeight.orElse(0.0);
    require(
        Double.isFinite(weight) && weight >= 0,
        "--static-weight must be a number of at least 0, not " + weight);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw Usage.error(message);
    }
  }
}
