package dev.baito.messages;

/**
 * What a worker measured while it did one batch. Durations are milliseconds with fractions.
 *
 * @param pairsConsidered users times active jobs of the generation
 * @param candidates pairs that passed every eligibility rule
 * @param scoresCalculated pairs whose score was computed, canonically or nearly so
 * @param jobsEvaluated active jobs of the generation
 * @param durationMs from taking the message to having the result ready
 * @param dataLoadingMs reading users and behaviours
 * @param cacheMs waiting for job blocks
 * @param filteringMs eligibility
 * @param scoringMs scores and top-K selection
 * @param rankingMs ordering the lists
 * @param publishMs publishing the previous result, since one cannot time its own
 * @param pairs how the pairs were dealt with
 * @param caches what the batch read of each tier
 * @param process the state of the worker process when the batch was done
 */
public record BatchStatistics(
    long pairsConsidered,
    long candidates,
    long scoresCalculated,
    long jobsEvaluated,
    double durationMs,
    double dataLoadingMs,
    double cacheMs,
    double filteringMs,
    double scoringMs,
    double rankingMs,
    double publishMs,
    Pairs pairs,
    Caches caches,
    ProcessState process) {

  /**
   * How pairs of a user and an active job were dealt with. Those considered were skipped, filtered
   * or candidates; candidates were bounded away, scored or rescored.
   *
   * @param skipped in blocks that by their zone map have nothing for the user
   * @param filtered refused by a rule
   * @param multiplied in float32, many at a time, to find those worth a score: also pairs that a
   *     rule refuses
   * @param boundedAway candidates whose product in float32 is too small for any score to be listed
   * @param scored candidates whose score was computed straight away
   * @param rescored candidates whose score was computed after their product in float32
   */
  public record Pairs(
      long skipped, long filtered, long multiplied, long boundedAway, long scored, long rescored) {
    /** None. */
    public static final Pairs NONE = new Pairs(0, 0, 0, 0, 0, 0);

    /** Returns the pairs that passed every rule. */
    public long candidates() {
      return boundedAway + scored + rescored;
    }

    /** Returns the pairs whose score was computed, canonically or nearly so. */
    public long scoresCalculated() {
      return multiplied + scored + rescored;
    }

    /** Returns the sum. */
    public Pairs plus(Pairs other) {
      return new Pairs(
          skipped + other.skipped,
          filtered + other.filtered,
          multiplied + other.multiplied,
          boundedAway + other.boundedAway,
          scored + other.scored,
          rescored + other.rescored);
    }
  }

  /** Reads of job blocks by tier. */
  public record Caches(Tier l1, Tier l2, Tier l3, Tier origin) {
    /** Nothing was read. */
    public static final Caches NONE = new Caches(Tier.NONE, Tier.NONE, Tier.NONE, Tier.NONE);
  }

  /**
   * One tier.
   *
   * @param hits blocks found there
   * @param misses blocks not found there
   * @param bytes bytes of the blocks found there
   */
  public record Tier(long hits, long misses, long bytes) {
    /** A tier that was not asked. */
    public static final Tier NONE = new Tier(0, 0, 0);
  }

  /**
   * A process.
   *
   * @param cpuLoad its share of all processors, 0 to 1
   * @param memoryUsedMb heap in use
   * @param gcPauseMs collection time since the previous batch
   * @param dbConnections its open database connections
   */
  public record ProcessState(
      double cpuLoad, double memoryUsedMb, double gcPauseMs, int dbConnections) {}
}
