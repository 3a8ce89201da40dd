package dev.baito.local.cli;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.client.RunRequest;
import dev.baito.run.MatchSettings;
import dev.baito.run.SeenPolicy;
import dev.baito.run.UnknownPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What shapes the lists of a run. */
final class RunOptions {
  /* Which instant it is, and what changes no list. */
  private static final Set<String> SAME_FOR_ALL = Set.of("as-of", "batch-size");

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

  @Mixin private CapOptions caps = new CapOptions();

  /** Returns the names of the options of which {@code evaluate} may try several values. */
  static Set<String> sweepable() {
    Set<String> names = new LinkedHashSet<>();
    for (OptionSpec option : CommandSpec.forAnnotatedObject(new RunOptions()).options()) {
      names.add(option.longestName().substring(2));
    }
    names.removeAll(SAME_FOR_ALL);
    return names;
  }

  /**
   * Returns the options of a command line with some of them changed.
   *
   * @param command whose options they are
   * @param changes new values, as they would be typed, by name
   * @throws BaitoException with {@link ErrorCode#USAGE} when a value is not allowed
   */
  static RunOptions of(CommandSpec command, Map<String, String> changes) {
    RunOptions options = new RunOptions();
    CommandLine line =
        new CommandLine(options)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setDefaultValueProvider(command.defaultValueProvider());
    List<String> arguments = new ArrayList<>();
    for (OptionSpec option : line.getCommandSpec().options()) {
      String name = option.longestName();
      OptionSpec given = command.commandLine().getParseResult().matchedOption(name);
      Stream.concat(
              Stream.ofNullable(changes.get(name.substring(2))),
              given == null ? Stream.empty() : given.originalStringValues().stream())
          .findFirst()
          .ifPresent(value -> arguments.add(name + "=" + value));
    }
    try {
      line.parseArgs(arguments.toArray(String[]::new));
    } catch (ParameterException e) {
      throw Usage.error(e.getMessage() == null ? "a value is not allowed" : e.getMessage());
    }
    return options;
  }

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
        staticWeight.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        caps.perEmployer(),
        caps.perCategory());
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
    caps.check();
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw Usage.error(message);
    }
  }
}
