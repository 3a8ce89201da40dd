package dev.baito.matching;

import dev.baito.catalogue.JobBlock;
import dev.baito.vectors.ScoringKernels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Scans blocks for the users of one call. For each block it is settled anew, by what the kernels
 * cost, which users are multiplied with every job of it in panels, and for which only the jobs that
 * they may get are scored one by one. Not thread-safe.
 */
final class BlockScan {
  private static final Comparator<Seeker> MOST_CANDIDATES_FIRST =
      Comparator.comparingInt(Seeker::candidates).reversed();

  private final ScanPlan plan;
  private final ScoringKernels kernels;
  private final double staticWeight;
  private final MatchClock clock;
  private final SparseScan sparse;
  private final Optional<PanelScan> panels;

  BlockScan(
      ScoringKernels kernels, ScanPlan plan, double staticWeight, int dimension, MatchClock clock) {
    this.plan = plan;
    this.staticWeight = staticWeight;
    this.clock = clock;
    this.kernels = kernels;
    sparse = new SparseScan(kernels.exact());
    panels =
        kernels.tiles().isEmpty()
            ? Optional.empty()
            : Optional.of(new PanelScan(kernels, dimension));
  }

  /** Offers the block's eligible jobs to users. */
  void scan(JobBlock block, List<Seeker> users) {
    long start = System.nanoTime();
    var statics = new StaticParts(block, staticWeight);
    List<Seeker> multiplied = new ArrayList<>(users.size());
    List<Seeker> unmultiplied = new ArrayList<>();
    for (Seeker user : users) {
      if (user.enter(block) > 0) {
        user.counts().find(user.candidates());
        (user.vector().zero() || block.dimension() == 0 ? unmultiplied : multiplied).add(user);
      }
    }
    long filtered = System.nanoTime();
    clock.addFiltering(filtered - start);
    unmultiplied.forEach(user -> sparse.scanStatic(block, statics, user));
    panels.ifPresent(scan -> scanInPanels(scan, block, statics, multiplied));
    multiplied.forEach(user -> sparse.scan(block, statics, user));
    clock.addScoring(System.nanoTime() - filtered);
  }

  /** Takes those users out of the list for whom multiplying with every job pays, and does it. */
  private void scanInPanels(
      PanelScan scan, JobBlock block, StaticParts statics, List<Seeker> users) {
    if (plan == ScanPlan.SPARSE || !scan.fits(block)) {
      return;
    }
    List<Seeker> seated = new ArrayList<>(users.size());
    for (Seeker user : users) {
      if (scan.fits(block, statics, user)) {
        seated.add(user);
      }
    }
    if (plan == ScanPlan.CHEAPEST) {
      seated.sort(MOST_CANDIDATES_FIRST);
      seated.subList(paying(scan, block, seated), seated.size()).clear();
      // In their own order panels are the same for many blocks, and need not be filled anew.
      seated.sort(Comparator.comparingInt(Seeker::index));
    }
    users.removeAll(Set.copyOf(seated));
    scan.scan(block, statics, seated);
  }

  /** Returns how many of the users, from the first on, should sit in panels. */
  private int paying(PanelScan scan, JobBlock block, List<Seeker> users) {
    double leastNanos = 0;
    int paying = 0;
    double sparseNanos = 0;
    for (int seated = 1; seated <= users.size(); seated++) {
      sparseNanos += kernels.nanosOfExact(users.get(seated - 1).candidates(), block.dimension());
      double nanos = scan.nanos(block, seated) - sparseNanos;
      if (nanos < leastNanos) {
        leastNanos = nanos;
        paying = seated;
      }
    }
    return paying;
  }
}
