package dev.baito.matching;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.ZoneMap;
import dev.baito.run.MatchSettings;
import dev.baito.user.UserInput;
import dev.baito.vectors.ScoringKernels;
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
  private final ScoringKernels kernels;
  private final ScanPlan plan;

  /**
   * @param kernels multiply vectors
   */
  public MatchingEngine(ScoringKernels kernels) {
    this(kernels, ScanPlan.CHEAPEST);
  }

  /**
   * @param kernels multiply vectors
   * @param plan how to scan, where each way is to be tried
   */
  public MatchingEngine(ScoringKernels kernels, ScanPlan plan) {
    this.kernels = kernels;
    this.plan = plan;
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
    List<Seeker> seekers = seekers(prepared);
    var scan = new BlockScan(kernels, plan, settings.staticWeight(), header.dimension(), clock);
    for (int blockNo = 0; blockNo < header.blocks(); blockNo++) {
      ZoneMap zone = header.zoneMap(blockNo);
      List<Seeker> admitted =
          seekers.stream().filter(seeker -> seeker.user().rules().admits(zone)).toList();
      clock.addSkipped((long) (seekers.size() - admitted.size()) * zone.activeJobs());
      if (!admitted.isEmpty()) {
        // Only now: a block that serves nobody is not even read.
        scan.scan(timed.block(blockNo), admitted);
      }
    }
    long ranking = System.nanoTime();
    var outcomes = prepared.stream().map(PreparedUser::outcome).toList();
    clock.addRanking(System.nanoTime() - ranking);
    return new MatchOutcome(outcomes, clock.counters(users.size(), header.activeJobs()));
  }

  private static List<Seeker> seekers(List<PreparedUser> users) {
    List<Seeker> seekers = new ArrayList<>(users.size());
    for (PreparedUser user : users) {
      if (user instanceof PreparedUser.Ready ready) {
        seekers.add(new Seeker(ready, seekers.size()));
      }
    }
    return seekers;
  }
}
