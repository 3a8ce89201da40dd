package dev.baito.matching;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.JobBlock;
import dev.baito.vectors.ScoringKernels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Scans blocks for the users of one call. For each block it is settled anew, by what the kernels
 * cost and by what came of the blocks before, which users are multiplied with every job of it in
 * panels, whether whole vectors or outlines are, and for which users only the jobs that they may
 * get are scored one by one. Not thread-safe.
 */
final class BlockScan {
  private static final Comparator<Seeker> MOST_CANDIDATES_FIRST =
      Comparator.comparingInt(Seeker::candidates).reversed();

  /** So what ruled out too little is tried again after some twenty blocks. */
  private static final double FORGETTING = 0.95;

  private final ScanPlan plan;
  private final ScoringKernels kernels;
  private final double staticWeight;
  private final MatchClock clock;
  private final SparseScan sparse;
  private final Optional<PanelScan> whole;
  private final Optional<PanelScan> outlines;

  BlockScan(
      ScoringKernels kernels,
      ScanPlan plan,
      double staticWeight,
      CatalogueHeader header,
      MatchClock clock) {
    this.plan = plan;
    this.staticWeight = staticWeight;
    this.clock = clock;
    this.kernels = kernels;
    sparse = new SparseScan(kernels.exact());
    boolean panels = plan != ScanPlan.SPARSE && !kernels.tiles().isEmpty();
    whole =
        Optional.of(header.dimension())
            .filter(_ -> panels)
            .map(dimension -> new PanelScan(kernels, new PanelView.Whole(dimension)));
    outlines =
        header
            .projection()
            .filter(_ -> panels && plan != ScanPlan.PANELS)
            .map(projection -> new PanelScan(kernels, new PanelView.Outlines(projection)));
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
    scanInPanels(block, statics, multiplied);
    multiplied.forEach(user -> sparse.scan(block, statics, user));
    clock.addScoring(System.nanoTime() - filtered);
  }

  /** Takes those users out of the list for whom multiplying with every job pays, and does it. */
  private void scanInPanels(JobBlock block, StaticParts statics, List<Seeker> users) {
    outlines.ifPresent(scan -> scanInPanels(scan, block, statics, users, Seeker::choosy, whole));
    whole.ifPresent(scan -> scanInPanels(scan, block, statics, users, _ -> true, Optional.empty()));
  }

  /**
   * The same in one way.
   *
   * @param suited for whom it may be taken
   * @param other way that may be cheaper
   */
  private void scanInPanels(
      PanelScan scan,
      JobBlock block,
      StaticParts statics,
      List<Seeker> users,
      Predicate<Seeker> suited,
      Optional<PanelScan> other) {
    if (!scan.fits(block)) {
      return;
    }
    if (plan == ScanPlan.CHEAPEST && !mayPay(scan, block, users)) {
      scan.forget(FORGETTING);
      return;
    }
    List<Seeker> seated = new ArrayList<>(users.size());
    for (Seeker user : users) {
      if (suited.test(user) && scan.fits(block, statics, user)) {
        seated.add(user);
      }
    }
    if (plan == ScanPlan.CHEAPEST) {
      seated.sort(MOST_CANDIDATES_FIRST);
      seated.subList(paying(scan, other, block, seated), seated.size()).clear();
      // In their own order panels are the same for many blocks, and need not be filled anew.
      seated.sort(Comparator.comparingInt(Seeker::index));
    }
    if (seated.isEmpty()) {
      scan.forget(FORGETTING);
      return;
    }
    if (seated.size() == users.size()) {
      users.clear();
    } else {
      users.removeAll(Set.copyOf(seated));
    }
    scan.scan(block, statics, seated);
  }

  /** Returns whether a seat may cost less than to score one by one what a user may get. */
  private boolean mayPay(PanelScan scan, JobBlock block, List<Seeker> users) {
    int most = 0;
    for (Seeker user : users) {
      most = Math.max(most, user.candidates());
    }
    return scan.leastNanosOfSeat(block) < kernels.nanosOfExact(most, block.dimension());
  }

  /** Returns how many of the users, from the first on, should sit in panels. */
  private int paying(
      PanelScan scan, Optional<PanelScan> other, JobBlock block, List<Seeker> users) {
    double leastNanos = 0;
    int paying = 0;
    double sparseNanos = 0;
    for (int seated = 1; seated <= users.size(); seated++) {
      sparseNanos += kernels.nanosOfExact(users.get(seated - 1).candidates(), block.dimension());
      double otherNanos = sparseNanos;
      if (other.isPresent()) {
        otherNanos = Math.min(otherNanos, other.get().nanos(block, seated));
      }
      double nanos = scan.nanos(block, seated) - otherNanos;
      if (nanos < leastNanos) {
        leastNanos = nanos;
        paying = seated;
      }
    }
    return paying;
  }
}
