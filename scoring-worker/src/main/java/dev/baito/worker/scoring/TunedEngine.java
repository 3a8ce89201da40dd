package dev.baito.worker.scoring;

import dev.baito.matching.MatchingEngine;
import dev.baito.vectors.ScoringKernels;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The engine with the kernels that serve this machine best. To find them by trial takes a processor
 * some seconds, nearly all of it until the compiler has taken them up. A worker that joins in
 * mid-run has better use for these, so the trial waits for a quiet moment; a worker that never has
 * one makes it after a while all the same. Until then the usual kernels serve. Thread-safe.
 */
final class TunedEngine implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TunedEngine.class);

  private final Trial trial;
  private final AtomicInteger inUse = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile long lastUsedNanos = System.nanoTime();
  private volatile MatchingEngine engine;

  /**
   * When kernels are tried, and what comes of it.
   *
   * @param after the engine was not used for so long
   * @param atLatest so long after the start, used or not
   * @param kernels tries them
   */
  record Trial(Duration after, Duration atLatest, Supplier<ScoringKernels> kernels) {
    /** A worker that joins a run has its first batch within the shorter of these times. */
    static final Trial USUAL =
        new Trial(Duration.ofSeconds(10), Duration.ofMinutes(2), ScoringKernels::calibrated);
  }

  private TunedEngine(ScoringKernels kernels, Trial trial) {
    engine = new MatchingEngine(kernels);
    this.trial = trial;
  }

  /**
   * Returns an engine that begins with some kernels.
   *
   * @param trial of others, where the processor has more than one
   */
  static TunedEngine startedWith(ScoringKernels kernels, Trial trial) {
    var engine = new TunedEngine(kernels, trial);
    if (!kernels.tiles().isEmpty()) {
      Thread.ofPlatform().name("calibration").daemon().start(engine::tune);
    }
    return engine;
  }

  /** Uses the engine. */
  <T> T use(Function<MatchingEngine, T> work) {
    inUse.incrementAndGet();
    try {
      return work.apply(engine);
    } finally {
      lastUsedNanos = System.nanoTime();
      inUse.decrementAndGet();
    }
  }

  private void tune() {
    try {
      if (awaitQuiet()) {
        ScoringKernels kernels = trial.kernels().get();
        engine = new MatchingEngine(kernels);
        LOG.infof("Scoring with %s", kernels);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the usual kernels go on serving
    }
  }

  /** Returns whether it is time for the trial; false where it was closed before. */
  private boolean awaitQuiet() throws InterruptedException {
    long latest = System.nanoTime() + trial.atLatest().toNanos();
    while (true) {
      long now = System.nanoTime();
      long quiet = inUse.get() > 0 ? 0 : now - lastUsedNanos;
      long left = Math.min(trial.after().toNanos() - quiet, latest - now);
      if (left <= 0) {
        return true;
      }
      if (closed.await(left, TimeUnit.NANOSECONDS)) {
        return false;
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
