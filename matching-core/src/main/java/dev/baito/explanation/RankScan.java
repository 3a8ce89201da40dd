package dev.baito.explanation;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.JobBlock;
import dev.baito.eligibility.UserRules;
import dev.baito.matching.BlockSource;
import dev.baito.ranking.Candidates;
import dev.baito.ranking.CappedTopK;
import dev.baito.run.MatchSettings;
import dev.baito.vectors.VectorKernel;
import java.util.Optional;

/**
 * Counts the jobs a user may get, and those of them better than one job, and makes the list of
 * these where a run has caps. Not thread-safe: made for one rank.
 */
final class RankScan {
  private final VectorKernel kernel;
  private final UserRules rules;
  private final float[] user;
  private final double staticWeight;
  private final Optional<CappedTopK> before;
  private int better;
  private int eligible;

  RankScan(VectorKernel kernel, UserRules rules, float[] user, MatchSettings settings) {
    this.kernel = kernel;
    this.rules = rules;
    this.user = user;
    staticWeight = settings.staticWeight();
    before =
        settings.capped()
            ? Optional.of(
                new CappedTopK(
                    settings.topK(), settings.maxPerEmployer(), settings.maxPerCategory()))
            : Optional.empty();
  }

  /** Returns the canonical score of the job of a row. */
  float score(JobBlock block, int row) {
    return (float) (dot(block, row) + weightedStatic(block, row));
  }

  /** Returns the canonical similarity of the job of a row. */
  double dot(JobBlock block, int row) {
    return kernel.dot(user, block.vectors(), block.vectorOffset(row));
  }

  /** Returns what the static score of the job of a row adds. */
  float weightedStatic(JobBlock block, int row) {
    return (float) (staticWeight * block.staticScore(row));
  }

  /**
   * Returns the place of a job. Call it once.
   *
   * @throws dev.baito.BaitoException when a block cannot be had
   */
  Rank rank(CatalogueHeader header, BlockSource blocks, long jobId, float score) {
    for (int blockNo = 0; blockNo < header.blocks(); blockNo++) {
      if (rules.admits(blockNo)) {
        scan(blocks.block(blockNo), jobId, score);
      }
    }
    return new Rank(better, eligible);
  }

  /**
   * Returns the list that the better jobs alone make, best first; empty where there are no caps.
   */
  Optional<Candidates> listedBefore() {
    return before.map(CappedTopK::take);
  }

  private void scan(JobBlock block, long jobId, float score) {
    long[] mask = new long[JobBlock.words(block.jobs())];
    eligible += rules.mask(block, mask);
    for (int word = 0; word < mask.length; word++) {
      for (long rest = mask[word]; rest != 0; rest &= rest - 1) {
        int row = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
        float other = score(block, row);
        if (other > score || (other == score && block.jobId(row) < jobId)) {
          better++;
          offer(block, row, other);
        }
      }
    }
  }

  private void offer(JobBlock block, int row, float score) {
    if (before.isPresent()) {
      before.get().offer(score, block.jobId(row), block.employers()[row], block.categories()[row]);
    }
  }
}
