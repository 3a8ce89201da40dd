package dev.baito.matching;

import dev.baito.messages.BatchStatistics.Pairs;

/** How the pairs of some users of a call are dealt with. Not thread-safe. */
final class PairCounts {
  private long skipped;
  private long entered;
  private long candidates;
  private long multiplied;
  private long multipliedCandidates;
  private long scored;
  private long rescored;

  /** A block with so many active jobs has nothing for a user. */
  void skip(int activeJobs) {
    skipped += activeJobs;
  }

  /** A block with so many active jobs is looked through for a user. */
  void enter(int activeJobs) {
    entered += activeJobs;
  }

  /** So many of its jobs pass every rule. */
  void find(int found) {
    candidates += found;
  }

  /** A user is multiplied with so many jobs, of which the user may get so many. */
  void multiply(int jobs, int found) {
    multiplied += jobs;
    multipliedCandidates += found;
  }

  /** So many pairs are scored that were not multiplied. */
  void score(int pairs) {
    scored += pairs;
  }

  /** A pair is scored that was multiplied. */
  void rescore() {
    rescored++;
  }

  Pairs pairs() {
    return new Pairs(
        skipped,
        entered - candidates,
        multiplied,
        multipliedCandidates - rescored,
        scored,
        rescored);
  }
}
