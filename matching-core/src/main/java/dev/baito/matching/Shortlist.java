package dev.baito.matching;

import dev.baito.catalogue.JobBlock;
import dev.baito.vectors.VectorKernel;

/**
 * Pairs of a panel and a block that come near enough to be scored, until there are some: one by one
 * each addition of a score would wait for the one before. Not thread-safe.
 */
final class Shortlist {
  private static final int PAIRS = 64;

  private final VectorKernel kernel;
  private final int[] lanes = new int[PAIRS];
  private final int[] rows = new int[PAIRS];
  private final float[][] users = new float[PAIRS][];
  private final int[] offsets = new int[PAIRS];
  private final double[] dots = new double[PAIRS];
  private int pairs;

  Shortlist(VectorKernel kernel) {
    this.kernel = kernel;
  }

  boolean full() {
    return pairs == PAIRS;
  }

  /** Takes a pair in. */
  void add(UserPanel panel, int lane, JobBlock block, int row) {
    lanes[pairs] = lane;
    rows[pairs] = row;
    users[pairs] = panel.seeker(lane).vector().components;
    offsets[pairs] = block.vectorOffset(row);
    pairs++;
  }

  /** Scores the pairs, offers the jobs to their users, and is empty then. */
  void offer(JobBlock block, StaticParts statics, UserPanel panel) {
    kernel.pairs(users, block.vectors(), offsets, pairs, dots);
    for (int i = 0; i < pairs; i++) {
      Seeker user = panel.seeker(lanes[i]);
      user.counts().rescore();
      user.offer(block, rows[i], statics.score(rows[i], dots[i]));
      panel.raise(lanes[i]);
    }
    pairs = 0;
  }
}
