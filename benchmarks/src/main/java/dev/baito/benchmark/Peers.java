package dev.baito.benchmark;

import dev.baito.matching.ScanPlan;
import dev.baito.vectors.ScoringKernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The engine and those it is measured beside, made ready for one work. */
final class Peers implements AutoCloseable {
  private static final int NAIVE_USERS = 20;

  private final Engine engine;
  private final List<Contender> contenders = new ArrayList<>();

  /**
   * @param wanted who is to take part; those who cannot are told of
   * @param told learns who is left out, and why
   */
  Peers(
      Work work,
      ScoringKernels kernels,
      boolean everyJob,
      int threads,
      Set<Peer> wanted,
      Consumer<String> told) {
    engine = new Engine(work, kernels, ScanPlan.CHEAPEST, threads);
    contenders.add(engine);
    try {
      if (everyJob) {
        addUnfiltered(work, kernels, threads, wanted, told);
      } else if (wanted.contains(Peer.PLANS)) {
        contenders.add(new Engine(work, kernels, ScanPlan.SPARSE, threads));
        contenders.add(new Engine(work, kernels, ScanPlan.PANELS, threads));
      }
      if (wanted.contains(Peer.FAISS)) {
        add(Faiss.start(work, kernels, everyJob, threads), told);
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void add(Entry entry, Consumer<String> told) {
    switch (entry) {
      case Entry.Ready ready -> contenders.add(ready.contender());
      case Entry.Absent absent -> told.accept(absent.why());
    }
  }

  private void addUnfiltered(
      Work work, ScoringKernels kernels, int threads, Set<Peer> wanted, Consumer<String> told) {
    if (wanted.contains(Peer.PLANS) && work.header().projection().isPresent()) {
      contenders.add(new Engine(work, kernels, ScanPlan.PANELS, threads));
    }
    if (wanted.contains(Peer.SGEMM)) {
      contenders.add(new Sgemm(work, threads));
    }
    if (wanted.contains(Peer.NAIVE)) {
      contenders.add(new Naive(work, NAIVE_USERS));
    }
    if (wanted.contains(Peer.SPARK)) {
      add(Spark.start(work, kernels, threads), told);
    }
  }

  /** Returns the engine, as it decides by itself. */
  Engine engine() {
    return engine;
  }

  /** Returns all who take part, the engine first. */
  List<Contender> contenders() {
    return List.copyOf(contenders);
  }

  @Override
  public void close() {
    contenders.forEach(Contender::close);
  }
}
