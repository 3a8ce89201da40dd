package dev.baito.matching;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.messages.UserOutcome;
import dev.baito.run.MatchSettings;
import dev.baito.user.UserInput;
import dev.baito.vectors.ScoringKernels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Finds the best jobs of users, exactly: for each user the {@code top_k} eligible jobs with the
 * highest canonical score, ties broken by the smaller job id; where the run caps employers or
 * categories, those that taking jobs in this order leaves. Blocks are the outer loop and users the
 * inner one, so that a block serves all users of a call while it is in the processor's cache.
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
    return matchTogether(catalogue, blocks, settings, asOf, List.of(users)).getFirst();
  }

  /**
   * Matches the users of several batches in one pass: each block is read once for all of them, and
   * the more users it meets the less it matters what it takes to fetch it.
   *
   * @param batches users, each of whom gets the same list as in a pass of their own
   * @return for each batch what {@link #match} returns, in the order given; the times are shares
   * @throws dev.baito.BaitoException when a block cannot be had
   */
  public List<MatchOutcome> matchTogether(
      PreparedCatalogue catalogue,
      BlockSource blocks,
      MatchSettings settings,
      Instant asOf,
      List<List<UserInput>> batches) {
    CatalogueHeader header = catalogue.header();
    MatchClock clock = new MatchClock();
    BlockSource timed = clock.timed(blocks);
    UserPreparation preparation = new UserPreparation(catalogue, settings, asOf, clock);
    List<UserInput> users = batches.stream().flatMap(List::stream).toList();
    List<PreparedUser> prepared = preparation.prepare(users, timed);
    List<PairCounts> counts = batches.stream().map(_ -> new PairCounts()).toList();
    List<Seeker> seekers = seekers(prepared, batches, counts);
    var scan = new BlockScan(kernels, plan, settings.staticWeight(), header, clock);
    for (int blockNo = 0; blockNo < header.blocks(); blockNo++) {
      List<Seeker> admitted = admitted(seekers, header, blockNo);
      if (!admitted.isEmpty()) {
        // Only now: a block that serves nobody is not even read.
        scan.scan(timed.block(blockNo), admitted);
      }
    }
    long ranking = System.nanoTime();
    List<UserOutcome> outcomes = prepared.stream().map(PreparedUser::outcome).toList();
    clock.addRanking(System.nanoTime() - ranking);

    List<MatchOutcome> found = new ArrayList<>(batches.size());
    int first = 0;
    for (int i = 0; i < batches.size(); i++) {
      int size = batches.get(i).size();
      found.add(
          new MatchOutcome(
              outcomes.subList(first, first + size),
              clock.counters(counts.get(i), size, users.size(), header.activeJobs())));
      first += size;
    }
    return found;
  }

  private static List<Seeker> seekers(
      List<PreparedUser> users, List<List<UserInput>> batches, List<PairCounts> counts) {
    List<Seeker> seekers = new ArrayList<>(users.size());
    Iterator<PreparedUser> next = users.iterator();
    for (int i = 0; i < batches.size(); i++) {
      for (int n = batches.get(i).size(); n > 0; n--) {
        if (next.next() instanceof PreparedUser.Ready ready) {
          seekers.add(new Seeker(ready, seekers.size(), counts.get(i)));
        }
      }
    }
    return seekers;
  }

  private static List<Seeker> admitted(List<Seeker> seekers, CatalogueHeader header, int blockNo) {
    int activeJobs = header.zoneMap(blockNo).activeJobs();
    List<Seeker> admitted = new ArrayList<>(seekers.size());
    for (Seeker seeker : seekers) {
      if (seeker.user().rules().admits(blockNo)) {
        seeker.counts().enter(activeJobs);
        admitted.add(seeker);
      } else {
        seeker.counts().skip(activeJobs);
      }
    }
    return admitted;
  }
}
