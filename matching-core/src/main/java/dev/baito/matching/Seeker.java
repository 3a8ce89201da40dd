package dev.baito.matching;

import dev.baito.catalogue.JobBlock;
import dev.baito.ranking.CappedTopK;
import dev.baito.ranking.TopK;

/** A user in the scan of one block: which of its jobs may be listed, and where they are offered. */
final class Seeker {
  private final PreparedUser.Ready user;
  private final int index;
  private final PairCounts counts;
  private long[] mask = new long[0];
  private int candidates;

  /**
   * @param index of the user in the call
   * @param counts what is done for the user
   */
  Seeker(PreparedUser.Ready user, int index, PairCounts counts) {
    this.user = user;
    this.index = index;
    this.counts = counts;
  }

  PreparedUser.Ready user() {
    return user;
  }

  int index() {
    return index;
  }

  PairCounts counts() {
    return counts;
  }

  UserVector vector() {
    return user.vector();
  }

  /** Finds out which jobs of a block the user may get; returns how many. */
  int enter(JobBlock block) {
    int words = JobBlock.words(block.jobs());
    if (mask.length < words) {
      mask = new long[words];
    }
    candidates = user.rules().mask(block, mask);
    return candidates;
  }

  /** Returns how many jobs of the block the user may get. */
  int candidates() {
    return candidates;
  }

  /** Returns one bit per row of the block, set where the user may get the job. */
  long[] mask() {
    return mask;
  }

  boolean mayGet(int row) {
    return (mask[row / Long.SIZE] & 1L << row) != 0;
  }

  /** Returns the least score that can still be listed. */
  float floor() {
    return user.selection().floor();
  }

  /** Returns whether only better jobs than some can still be listed. */
  boolean choosy() {
    return floor() > Float.NEGATIVE_INFINITY;
  }

  void offer(JobBlock block, int row, float score) {
    switch (user.selection()) {
      case TopK best -> best.offer(score, block.jobId(row));
      case CappedTopK best ->
          best.offer(score, block.jobId(row), block.employers()[row], block.categories()[row]);
    }
  }
}
