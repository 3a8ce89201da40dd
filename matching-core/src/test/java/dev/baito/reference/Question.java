package dev.baito.reference;

import dev.baito.encoding.EncoderSettings;
import dev.baito.run.MatchSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What is asked of the stored data: one run over one catalogue generation.
 *
 * @param asOf the instant of the generation and of its run
 * @param generationMark behaviours with a greater ingest_seq do not exist for the generation
 * @param runMark behaviours with a greater ingest_seq do not exist for the run
 * @param match the settings of the run
 * @param statics the settings of the generation
 * @param employerPause how long an application keeps an employer's other jobs out of the list
 * @param actionWeights how much each action counts in a user vector
 * @param encoder what vectors are made with where no job carries one
 */
public record Question(
    Instant asOf,
    long generationMark,
    long runMark,
    MatchSettings match,
    Statics statics,
    Duration employerPause,
    Map<String, Double> actionWeights,
    EncoderSettings encoder) {
  /** The documented weights of actions. */
  public static final Map<String, Double> ACTION_WEIGHTS =
      Map.of("view", 1.0, "click", 2.0, "favorite", 4.0, "apply", 5.0);

  /** Copies the weights. */
  public Question {
    actionWeights = Map.copyOf(actionWeights);
  }

  /**
   * What static scores are made with.
   *
   * @param minCategoryJobs from how many jobs of known wage on a category has its own statistics
   */
  public record Statics(
      double wageWeight,
      double popularityWeight,
      double freshnessWeight,
      Duration popularityWindow,
      Duration freshnessHalfLife,
      int minCategoryJobs) {
    /** The documented defaults. */
    public static final Statics DEFAULT =
        new Statics(0.4, 0.3, 0.3, Duration.ofDays(360), Duration.ofDays(14), 30);
  }

  /** Returns the question with every documented default, over all behaviours. */
  public static Question at(Instant asOf, MatchSettings match) {
    return new Question(
        asOf,
        Long.MAX_VALUE,
        Long.MAX_VALUE,
        match,
        Statics.DEFAULT,
        Duration.ofDays(14),
        ACTION_WEIGHTS,
        EncoderSettings.DEFAULT);
  }
}
