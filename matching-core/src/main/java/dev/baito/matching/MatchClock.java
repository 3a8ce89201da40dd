package dev.baito.matching;

/** Adds up where the time of one call of the engine goes, and what it did. Not thread-safe. */
final class MatchClock {
  private long cacheNanos;
  private long filteringNanos;
  private long scoringNanos;
  private long rankingNanos;
  private long candidates;
  private long skipped;
  private long multiplied;
  private long scored;

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

  void addCandidates(int found) {
    candidates += found;
  }

  void addSkipped(long pairs) {
    skipped += pairs;
  }

  void addMultiplied(long pairs) {
    multiplied += pairs;
  }

  void addScored(long pairs) {
    scored += pairs;
  }

  MatchCounters counters(int users, int activeJobs) {
    return new MatchCounters(
        (long) users * activeJobs,
        skipped,
        candidates,
        multiplied,
        scored,
        activeJobs,
        cacheNanos,
        filteringNanos,
        scoringNanos,
        rankingNanos);
  }
}
