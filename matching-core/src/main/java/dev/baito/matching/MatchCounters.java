package dev.baito.matching;

/**
 * What one call of the engine did. Times are nanoseconds of one thread.
 *
 * @param pairsConsidered users times active jobs
 * @param skipped pairs of a user with a block that by its zone map has nothing for the user
 * @param candidates pairs that passed every rule
 * @param multiplied pairs multiplied in panels, eligible or not, to find those worth a score
 * @param scored pairs whose canonical score was computed
 * @param jobsEvaluated active jobs of the generation
 * @param cacheNanos waiting for blocks
 * @param filteringNanos eligibility
 * @param scoringNanos user vectors, scores and the selection of the best
 * @param rankingNanos ordering the lists
 */
public record MatchCounters(
    long pairsConsidered,
    long skipped,
    long candidates,
    long multiplied,
    long scored,
    long jobsEvaluated,
    long cacheNanos,
    long filteringNanos,
    long scoringNanos,
    long rankingNanos) {
  /** Nothing done. */
  public static final MatchCounters ZERO = new MatchCounters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Returns the pairs whose score was computed, canonically or nearly so. */
  public long scoresCalculated() {
    return multiplied + scored;
  }

  /** Returns the sum of two calls over the same generation. */
  public MatchCounters plus(MatchCounters other) {
    return new MatchCounters(
        pairsConsidered + other.pairsConsidered,
        skipped + other.skipped,
        candidates + other.candidates,
        multiplied + other.multiplied,
        scored + other.scored,
        Math.max(jobsEvaluated, other.jobsEvaluated),
        cacheNanos + other.cacheNanos,
        filteringNanos + other.filteringNanos,
        scoringNanos + other.scoringNanos,
        rankingNanos + other.rankingNanos);
  }
}
