package dev.baito.matching;

import dev.baito.messages.BatchStatistics.Pairs;

/**
 * What one call of the engine did. Times are nanoseconds of one thread.
 *
 * @param pairsConsidered users times active jobs
 * @param jobsEvaluated active jobs of the generation
 * @param pairs how the pairs were dealt with; those of users who cannot be scored were not
 * @param cacheNanos waiting for blocks
 * @param filteringNanos eligibility
 * @param scoringNanos user vectors, scores and the selection of the best
 * @param rankingNanos ordering the lists
 */
public record MatchCounters(
    long pairsConsidered,
    long jobsEvaluated,
    Pairs pairs,
    long cacheNanos,
    long filteringNanos,
    long scoringNanos,
    long rankingNanos) {
  /** Nothing done. */
  public static final MatchCounters ZERO = new MatchCounters(0, 0, Pairs.NONE, 0, 0, 0, 0);

  /** Returns the sum of two calls over the same generation. */
  public MatchCounters plus(MatchCounters other) {
    return new MatchCounters(
        pairsConsidered + other.pairsConsidered,
        Math.max(jobsEvaluated, other.jobsEvaluated),
        pairs.plus(other.pairs),
        cacheNanos + other.cacheNanos,
        filteringNanos + other.filteringNanos,
        scoringNanos + other.scoringNanos,
        rankingNanos + other.rankingNanos);
  }
}
