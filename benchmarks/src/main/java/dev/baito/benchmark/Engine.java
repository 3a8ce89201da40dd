package dev.baito.benchmark;

import dev.baito.matching.MatchCounters;
import dev.baito.matching.MatchOutcome;
import dev.baito.matching.MatchingEngine;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.matching.ScanPlan;
import dev.baito.run.MatchSettings;
import dev.baito.user.UserInput;
import dev.baito.vectors.ScoringKernels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** The engine, its threads taking batches of users from a counter, some for each pass. */
final class Engine implements Contender {
  /** Users of one pass: as many batches as a worker takes in one, unless it is told otherwise. */
  private static final int PASS = 4 * Work.BATCH;

  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final Work work;
  private final int threads;
  private final ScanPlan plan;
  private final MatchingEngine engine;
  private final PreparedCatalogue catalogue;
  private MatchCounters counters = MatchCounters.ZERO;

  Engine(Work work, ScoringKernels kernels, ScanPlan plan, int threads) {
    this.work = work;
    this.threads = threads;
    this.plan = plan;
    engine = new MatchingEngine(kernels, plan);
    catalogue = PreparedCatalogue.of(work.header());
  }

  @Override
  public String name() {
    String name = "engine (" + plan.name().toLowerCase(Locale.ROOT) + ")";
    return threads == 1 ? name : name + ", " + threads + " threads";
  }

  /** Returns which share of the pairs of the last run was eligible. */
  double eligible() {
    return (double) counters.pairs().candidates() / counters.pairsConsidered();
  }

  @Override
  public Taken run() {
    counters = MatchCounters.ZERO;
    return Stopwatch.time(this::matchAll);
  }

  private void matchAll() {
    var next = new AtomicInteger();
    List<Thread> others = new ArrayList<>();
    for (int t = 1; t < threads; t++) {
      others.add(Thread.ofPlatform().start(() -> matchBatches(next)));
    }
    matchBatches(next);
    for (Thread other : others) {
      try {
        if (!other.join(LONGEST)) {
          throw new IllegalStateException("the engine is not done after " + LONGEST);
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void matchBatches(AtomicInteger next) {
    MatchCounters mine = MatchCounters.ZERO;
    List<UserInput> users = work.users();
    for (int from; (from = next.getAndAdd(PASS)) < users.size(); ) {
      List<List<UserInput>> batches = new ArrayList<>();
      for (int first = from; first < Math.min(users.size(), from + PASS); first += Work.BATCH) {
        batches.add(users.subList(first, Math.min(users.size(), first + Work.BATCH)));
      }
      for (MatchOutcome outcome :
          engine.matchTogether(
              catalogue, work.blocks()::get, MatchSettings.DEFAULT, work.asOf(), batches)) {
        mine = mine.plus(outcome.counters());
      }
    }
    synchronized (this) {
      counters = counters.plus(mine);
    }
  }
}
