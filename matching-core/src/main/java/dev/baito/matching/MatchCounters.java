package dev.baito.matching;

/**
 * What one call of the engine did. Times are nanoseconds of one thread.
 *
 * @param pairsConsidered users times active jobs
 * @param candidates pairs that passed every rule
 * @param scoresCalculated pairs whose score was computed
 * @param jobsEvaluated active jobs of the generation
 * @param cacheNanos waiting for blocks
 * @param filteringNanos eligibility
 * @param scoringNanos user vectors, scores and the selection of the best
 * @param rankingNanos ordering the lists
 */
public record MatchCounters(
    long pairsConsidered,
    long candidates,
    long scoresCalculated,
    long jobsEvaluated,
    long cacheNanos,
    long filteringNanos,
    long scoringNanos,
    long rankingNanos) {
  /** Nothing done. */
  public static final MatchCounters ZERO = new MatchCounters(0, 0, 0, 0, 0, 0, 0, 0);

  /** Returns the sum of two calls over the same generation. */
  public MatchCounters plus(MatchCounters other) {
    return new MatchCounters(
        pairsConsidered + other.pairsConsidered,
        candidates + other.candidates,
        scoresCalculated + other.scoresCalculated,
        Math.max(jobsEvaluated, other.jobsEvaluated),
        cacheNanos + other.cacheNanos,
        filteringNanos + other.filteringNanos,
        scoringNanos + other.scoringNanos,
        rankingNanos + other.rankingNanos);
  }
}
