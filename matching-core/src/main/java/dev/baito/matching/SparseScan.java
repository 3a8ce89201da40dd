package dev.baito.matching;

import dev.baito.catalogue.JobBlock;
import dev.baito.vectors.VectorKernel;

/** Scores only the jobs of a block that a user may get. Not thread-safe. */
final class SparseScan {
  private static final int GATHERED = 256;

  private final VectorKernel kernel;
  private final int[] rows = new int[GATHERED];
  private final int[] offsets = new int[GATHERED];
  private final double[] dots = new double[GATHERED];
  private int gathered;

  SparseScan(VectorKernel kernel) {
    this.kernel = kernel;
  }

  /** Offers a user the jobs of a block that the user may get. */
  void scan(JobBlock block, StaticParts statics, Seeker user) {
    user.counts().score(user.candidates());
    long[] mask = user.mask();
    gathered = 0;
    for (int word = 0; word < JobBlock.words(block.jobs()); word++) {
      for (long rest = mask[word]; rest != 0; rest &= rest - 1) {
        if (gathered == GATHERED) {
          score(block, statics, user);
        }
        int row = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
        rows[gathered] = row;
        offsets[gathered++] = block.vectorOffset(row);
      }
    }
    score(block, statics, user);
  }

  /** The same for a user whose products are all zero. */
  void scanStatic(JobBlock block, StaticParts statics, Seeker user) {
    user.counts().score(user.candidates());
    long[] mask = user.mask();
    for (int word = 0; word < JobBlock.words(block.jobs()); word++) {
      for (long rest = mask[word]; rest != 0; rest &= rest - 1) {
        int row = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
        user.offer(block, row, statics.score(row, 0));
      }
    }
  }

  private void score(JobBlock block, StaticParts statics, Seeker user) {
    kernel.dots(user.vector().components, block.vectors(), offsets, gathered, dots);
    for (int i = 0; i < gathered; i++) {
      user.offer(block, rows[i], statics.score(rows[i], dots[i]));
    }
    gathered = 0;
  }
}
