package dev.baito.explanation;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.JobBlock;
import dev.baito.eligibility.UserRules;
import dev.baito.matching.BlockSource;
import dev.baito.matching.GatheredVectors;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.run.MatchSettings;
import dev.baito.scoring.UserVectors;
import dev.baito.user.Behavior;
import dev.baito.user.UserInput;
import dev.baito.vectors.VectorKernel;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Explains why a job is, or is not, in a user's list, by the same rules and the same arithmetic
 * that make lists. Its place is found by scoring every job the user may get, exactly. Stateless and
 * thread-safe; one call uses the calling thread only.
 */
public final class Explainer {
  /** How many behaviours an explanation names. */
  public static final int MAX_BEHAVIORS = 10;

  private final VectorKernel kernel;

  /**
   * @param kernel multiplies vectors
   */
  public Explainer(VectorKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Explains one job to one user.
   *
   * @param catalogue the generation of the list
   * @param blocks its blocks
   * @param settings what shaped the list
   * @param asOf the instant windows and ages are measured from
   * @throws BaitoException with {@link ErrorCode#JOB_UNKNOWN} when the generation lacks the job,
   *     with the reason why the user cannot be scored, or when a block cannot be had
   */
  public Explanation explain(
      PreparedCatalogue catalogue,
      BlockSource blocks,
      MatchSettings settings,
      Instant asOf,
      UserInput user,
      long jobId) {
    CatalogueHeader header = catalogue.header();
    int position = header.position(jobId);
    if (position == JobBlock.NONE) {
      throw new BaitoException(
          ErrorCode.JOB_UNKNOWN,
          "job %d is not in generation %d, made for %s"
              .formatted(jobId, header.generationId(), header.asOf()));
    }
    JobBlock block = blocks.block(position / header.blockJobs());
    int row = position % header.blockJobs();
    UserRules rules = catalogue.rules().of(user, settings, asOf);
    UserVectors vectors = catalogue.userVectors(settings, asOf);
    List<Behavior> behaviors = vectors.contributing(user);
    var jobVectors =
        GatheredVectors.of(header, blocks, behaviors.stream().mapToLong(Behavior::jobId));
    float[] vector = vectors.of(user.profile(), behaviors, jobVectors);
    var scan = new RankScan(kernel, rules, vector, settings);
    float score = scan.score(block, row);
    Rank rank = scan.rank(header, blocks, jobId, score);
    var shares =
        new Shares(
            catalogue,
            vectors,
            jobVectors,
            vectors.scale(user.profile(), behaviors, jobVectors),
            vector(block, row));
    var caps = new CapVerdicts(header, settings);
    return new Explanation(
        user.profile().userId(),
        jobId,
        new Verdicts(header, settings, asOf).of(user, block, row, rules.check(block, row)),
        score,
        similarity(scan.dot(block, row), shares, vector, user, behaviors),
        scan.weightedStatic(block, row),
        StaticParts.of(header, block, row),
        rank,
        scan.listedBefore().map(before -> caps.of(before, block, row)));
  }

  private static float[] vector(JobBlock block, int row) {
    float[] vector = new float[block.dimension()];
    block.copyVector(row, vector, 0);
    return vector;
  }

  private static Similarity similarity(
      double total, Shares shares, float[] vector, UserInput user, List<Behavior> behaviors) {
    List<Similarity.Share> all =
        behaviors.stream()
            .map(shares::of)
            .sorted(Comparator.comparingDouble(Similarity.Share::share).reversed())
            .toList();
    int shown = Math.min(MAX_BEHAVIORS, all.size());
    Shares.Product prior = shares.ofPrior(user.profile());
    return new Similarity(
        total,
        shares.ofUser(vector).parts(),
        prior.total(),
        prior.parts(),
        all.subList(0, shown),
        all.size() - shown,
        all.subList(shown, all.size()).stream().mapToDouble(Similarity.Share::share).sum());
  }
}
