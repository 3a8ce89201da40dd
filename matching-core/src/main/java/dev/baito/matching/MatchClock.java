package dev.baito.matching;

/** Adds up where the time of one call of the engine goes. Not thread-safe. */
final class MatchClock {
  private long cacheNanos;
  private long filteringNanos;
  private long scoringNanos;
  private long rankingNanos;

  /** Returns the same blocks, the wait for them counted as cache time. */
  BlockSource timed(BlockSource blocks) {
    return blockNo -> {
      long start = System.nanoTime();
      try {
        return blocks.block(blockNo);
      } finally {
        cacheNanos += System.nanoTime() - start;
      }
    };
  }

  void addFiltering(long nanos) {
    filteringNanos += nanos;
  }

  void addScoring(long nanos) {
    scoringNanos += nanos;
  }

  void addRanking(long nanos) {
    rankingNanos += nanos;
  }

  /**
   * Returns what was done for some of the users of the call, and the share of its time that is
   * theirs when each user takes as much of it as any other.
   */
  MatchCounters counters(PairCounts counts, int users, int allUsers, int activeJobs) {
    double share = allUsers == 0 ? 1 : (double) users / allUsers;
    return new MatchCounters(
        (long) users * activeJobs,
        activeJobs,
        counts.pairs(),
        Math.round(cacheNanos * share),
        Math.round(filteringNanos * share),
        Math.round(scoringNanos * share),
        Math.round(rankingNanos * share));
  }
}
