package dev.baito.matching;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.ZoneMap;
import dev.baito.run.MatchSettings;
import dev.baito.user.UserInput;
import dev.baito.vectors.VectorKernel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the best jobs of users, exactly: for each user the {@code top_k} eligible jobs with the
 * highest canonical score, ties broken by the smaller job id; where the run caps employers or
 * categories, those that taking jobs in this order leaves. Blocks are the outer loop and users the
 * inner one, so that a block serves all users of the batch while it is in the processor's cache.
 * Stateless and thread-safe; one call uses the calling thread only.
 */
public final class MatchingEngine {
  private final VectorKernel kernel;

  /**
   * @param kernel multiplies vectors
   */
  public MatchingEngine(VectorKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Matches users with a generation. A user that cannot be scored fails alone.
   *
   * @param catalogue the generation
   * @param blocks its blocks
   * @param settings what shapes the lists
   * @param asOf the instant windows and ages are measured from
   * @param users the users
   * @return an outcome for each user, in the order given
   * @throws dev.baito.BaitoException when a block cannot be had
   */
  public MatchOutcome match(
      PreparedCatalogue catalogue,
      BlockSource blocks,
      MatchSettings settings,
      Instant asOf,
      List<UserInput> users) {
    CatalogueHeader header = catalogue.header();
    MatchClock clock = new MatchClock();
    BlockSource timed = clock.timed(blocks);
    UserPreparation preparation = new UserPreparation(catalogue, settings, asOf, clock);
    List<PreparedUser> prepared = preparation.prepare(users, timed);
    for (int blockNo = 0; blockNo < header.blocks(); blockNo++) {
      List<PreparedUser.Ready> admitted = admitted(prepared, header.zoneMap(blockNo));
      if (!admitted.isEmpty()) {
        // Only now: a block that serves nobody is not even read.
        JobBlock block = timed.block(blockNo);
        var scorer = new BlockScorer(kernel, block, settings.staticWeight(), clock);
        admitted.forEach(scorer::score);
      }
    }
    long ranking = System.nanoTime();
    var outcomes = prepared.stream().map(PreparedUser::outcome).toList();
    clock.addRanking(System.nanoTime() - ranking);
    return new MatchOutcome(outcomes, clock.counters(users.size(), header.activeJobs()));
  }

  private static List<PreparedUser.Ready> admitted(List<PreparedUser> users, ZoneMap zone) {
    List<PreparedUser.Ready> admitted = new ArrayList<>(users.size());
    for (PreparedUser user : users) {
      if (user instanceof PreparedUser.Ready ready && ready.rules().admits(zone)) {
        admitted.add(ready);
      }
    }
    return admitted;
  }
}
