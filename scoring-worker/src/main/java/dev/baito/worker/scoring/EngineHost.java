package dev.baito.worker.scoring;

import dev.baito.matching.MatchOutcome;
import dev.baito.matching.MatchingEngine;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.messages.UserBatch;
import dev.baito.user.UserInput;
import dev.baito.vectors.ScoringKernels;
import dev.baito.worker.WorkerSettings;
import dev.baito.worker.blocks.BatchBlocks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Runs the matching engine on the scoring pool. Thread-safe; blocks. */
@ApplicationScoped
public class EngineHost {
  private static final Logger LOG = Logger.getLogger(EngineHost.class);
  private static final long MEGABYTE = 1 << 20;

  private final ScoringPool pool;
  private final WorkingSet workingSet;
  private volatile MatchingEngine engine;

  EngineHost(ScoringPool pool, WorkerSettings settings) {
    this.pool = pool;
    this.workingSet = new WorkingSet(settings.worker().workingSetMb() * MEGABYTE);
    ScoringKernels kernels = ScoringKernels.usual();
    this.engine = new MatchingEngine(kernels);
    LOG.infof("%d batches in hand", pool.batchesInHand());
    if (kernels.tiles().isEmpty()) {
      LOG.warn(
          "Scoring without vector instructions, which is many times slower: start the JVM with "
              + "--add-modules jdk.incubator.vector");
    } else {
      // The usual kernels serve until the best are known.
      Thread.ofPlatform().name("calibration").daemon().start(this::calibrate);
    }
  }

  private void calibrate() {
    ScoringKernels kernels = ScoringKernels.calibrated();
    engine = new MatchingEngine(kernels);
    LOG.infof("Scoring with %s", kernels);
  }

  /**
   * Returns one outcome per user, in order.
   *
   * @throws dev.baito.worker.blocks.BlockUnavailableException when a block cannot be had
   */
  public MatchOutcome match(
      UserBatch batch, PreparedCatalogue catalogue, BatchBlocks blocks, List<UserInput> users) {
    var scorer =
        new BatchScorer(
            part -> engine.match(catalogue, blocks, batch.settings(), batch.asOf(), part));
    return pool.call(
        () -> scorer.score(workingSet.split(users, catalogue.header(), batch.settings())));
  }
}
