package dev.baito.matching;

import dev.baito.catalogue.JobBlock;
import dev.baito.ranking.CappedTopK;
import dev.baito.ranking.TopK;
import dev.baito.vectors.VectorKernel;
import java.util.Arrays;

/** Scores the eligible jobs of one block for one user after another. Not thread-safe. */
final class BlockScorer {
  private static final int PANEL = VectorKernel.PANEL;
  private static final long PANEL_BITS = (1L << PANEL) - 1;

  /** From so many eligible jobs on, multiplying the whole panel is faster than each job alone. */
  private static final int WHOLE_PANEL_FROM = 4;

  private final VectorKernel kernel;
  private final JobBlock block;
  private final MatchClock clock;
  private final long[] mask;
  private final float[] weightedStatic;
  private final double[] dots = new double[PANEL];

  BlockScorer(VectorKernel kernel, JobBlock block, double staticWeight, MatchClock clock) {
    this.kernel = kernel;
    this.block = block;
    this.clock = clock;
    mask = new long[JobBlock.words(block.jobs())];
    weightedStatic = new float[block.jobs()];
    for (int row = 0; row < block.jobs(); row++) {
      weightedStatic[row] = (float) (staticWeight * block.staticScore(row));
    }
  }

  /** Offers the block's eligible jobs to a user. */
  void score(PreparedUser.Ready user) {
    long start = System.nanoTime();
    int candidates = user.rules().mask(block, mask);
    long filtered = System.nanoTime();
    clock.addFiltering(filtered - start);
    if (candidates > 0) {
      clock.addCandidates(candidates);
      boolean staticOnly = user.vector().zero || block.dimension() == 0;
      for (int panel = 0; panel * PANEL < block.jobs(); panel++) {
        int first = panel * PANEL;
        long eligible = mask[first / Long.SIZE] >>> first & PANEL_BITS;
        if (eligible != 0) {
          multiply(user.vector().components, first, eligible, staticOnly);
          switch (user.selection()) {
            case TopK best -> offer(best, first, eligible);
            case CappedTopK best -> offer(best, first, eligible);
          }
        }
      }
      clock.addScoring(System.nanoTime() - filtered);
    }
  }

  private void multiply(float[] vector, int first, long eligible, boolean staticOnly) {
    if (staticOnly) {
      // A zero vector's products are all zero: so is their sum, to the bit.
      Arrays.fill(dots, 0);
    } else if (Long.bitCount(eligible) >= WHOLE_PANEL_FROM) {
      kernel.dotPanel(vector, block.vectors(), block.vectorOffset(first), dots);
    } else {
      for (long rest = eligible; rest != 0; rest &= rest - 1) {
        int lane = Long.numberOfTrailingZeros(rest);
        dots[lane] = kernel.dot(vector, block.vectors(), block.vectorOffset(first + lane));
      }
    }
  }

  private void offer(TopK best, int first, long eligible) {
    for (long rest = eligible; rest != 0; rest &= rest - 1) {
      int lane = Long.numberOfTrailingZeros(rest);
      int row = first + lane;
      best.offer((float) (dots[lane] + weightedStatic[row]), block.jobId(row));
    }
  }

  private void offer(CappedTopK best, int first, long eligible) {
    for (long rest = eligible; rest != 0; rest &= rest - 1) {
      int lane = Long.numberOfTrailingZeros(rest);
      int row = first + lane;
      best.offer(
          (float) (dots[lane] + weightedStatic[row]),
          block.jobId(row),
          block.employers()[row],
          block.categories()[row]);
    }
  }
}
