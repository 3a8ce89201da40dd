package dev.baito.run;

import static java.util.Objects.requireNonNull;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.time.Duration;

/**
 * The settings of a run that shape its lists. Two runs with equal settings over the same generation
 * and the same behaviours give the same lists to the byte.
 *
 * @param topK the length of a list, at least 1
 * @param unknown what happens to jobs that do not state what a user wishes for
 * @param excludeSeen which jobs a user has acted on are left out
 * @param behaviorWindow how far back behaviours shape the user vector
 * @param behaviorHalfLife the age at which a behaviour counts half
 * @param staticWeight the weight of the static score, finite and at least 0
 * @param maxPerEmployer the most jobs of one employer in a list, 0 for any number; jobs that name
 *     no employer are never too many
 * @param maxPerCategory the most jobs of one category in a list, 0 for any number; jobs that name
 *     no category are never too many
 */
public record MatchSettings(
    int topK,
    UnknownPolicy unknown,
    SeenPolicy excludeSeen,
    Duration behaviorWindow,
    Duration behaviorHalfLife,
    double staticWeight,
    int maxPerEmployer,
    int maxPerCategory) {

  /** The most user-job pairs that one result message may carry: batch size times top-K. */
  public static final int MAX_PAIRS_PER_BATCH = 20_000;

  /** The settings a run has when it states none. */
  public static final MatchSettings DEFAULT =
      new MatchSettings(
          40,
          UnknownPolicy.ACCEPT,
          SeenPolicy.APPLIED,
          Duration.ofDays(30),
          Duration.ofDays(14),
          0.1,
          0,
          0);

  /**
   * @throws BaitoException with {@link ErrorCode#RUN_REQUEST_INVALID} when a value is out of range
   */
  public MatchSettings {
    requireNonNull(unknown);
    requireNonNull(excludeSeen);
    require(topK >= 1 && topK <= MAX_PAIRS_PER_BATCH, "top_k must be from 1 to 20000: " + topK);
    require(
        !behaviorWindow.isNegative(), "behavior_window must not be negative: " + behaviorWindow);
    require(
        behaviorHalfLife.isPositive(), "behavior_half_life must be positive: " + behaviorHalfLife);
    require(
        Double.isFinite(staticWeight) && staticWeight >= 0,
        "static_weight must be a number of at least 0: " + staticWeight);
    require(maxPerEmployer >= 0, "max_per_employer must be at least 0: " + maxPerEmployer);
    require(maxPerCategory >= 0, "max_per_category must be at least 0: " + maxPerCategory);
  }

  /** Returns the same settings with other caps. */
  public MatchSettings withCaps(int perEmployer, int perCategory) {
    return new MatchSettings(
        topK,
        unknown,
        excludeSeen,
        behaviorWindow,
        behaviorHalfLife,
        staticWeight,
        perEmployer,
        perCategory);
  }

  /** Returns whether some eligible job may be left out for the sake of variety. */
  public boolean capped() {
    return maxPerEmployer > 0 || maxPerCategory > 0;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new BaitoException(ErrorCode.RUN_REQUEST_INVALID, message);
    }
  }
}
