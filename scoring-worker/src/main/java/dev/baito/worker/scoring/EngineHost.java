package dev.baito.worker.scoring;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.matching.MatchOutcome;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.messages.UserBatch;
import dev.baito.user.UserInput;
import dev.baito.vectors.ScoringKernels;
import dev.baito.worker.WorkerSettings;
import dev.baito.worker.blocks.BatchBlocks;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Runs the matching engine on a fixed pool of platform threads. Batches that wait for a thread
 * share one pass over the jobs where they can. Thread-safe; blocks.
 */
@Startup
@ApplicationScoped
public class EngineHost {
  private static final Logger LOG = Logger.getLogger(EngineHost.class);
  private static final long MEGABYTE = 1 << 20;

  private final PassPool<ScoringRequest, MatchOutcome> pool;
  private final WorkingSet workingSet;
  private final int batchesPerPass;
  private final TimedOutBatches timedOut = new TimedOutBatches();
  private final TunedEngine engine;

  EngineHost(WorkerSettings settings, BatchesInHand batchesInHand) {
    this.workingSet = new WorkingSet(settings.worker().workingSetMb() * MEGABYTE);
    this.batchesPerPass = settings.worker().batchesPerPass();
    this.pool =
        new PassPool<>(
            "scoring-",
            batchesInHand.threads(),
            batchesInHand.count(), // as many may wait
            new TimedPool.Limit(
                settings.worker().batchTimeout(),
                ErrorCode.BATCH_TIMED_OUT,
                "baito.worker.batch-timeout"),
            new Passes());
    ScoringKernels kernels = ScoringKernels.usual();
    this.engine = TunedEngine.startedWith(kernels, TunedEngine.Trial.USUAL);
    LOG.infof("%d batches in hand", batchesInHand.count());
    if (kernels.tiles().isEmpty()) {
      LOG.warn(
          "Scoring without vector instructions, which is many times slower: start the JVM with "
              + "--add-modules jdk.incubator.vector");
    }
  }

  /**
   * Returns one outcome per user, in order.
   *
   * @throws dev.baito.worker.blocks.BlockUnavailableException when a block cannot be had
   * @throws BaitoException with {@link ErrorCode#BATCH_TIMED_OUT} when it took too long
   */
  public MatchOutcome match(
      UserBatch batch, PreparedCatalogue catalogue, BatchBlocks blocks, List<UserInput> users) {
    long bytes = workingSet.bytes(users, catalogue.header(), batch.settings());
    boolean alone = timedOut.contains(batch);
    try {
      return pool.call(new ScoringRequest(batch, catalogue, blocks, users, bytes, alone));
    } catch (BaitoException e) {
      if (e.code() == ErrorCode.BATCH_TIMED_OUT) {
        timedOut.add(batch);
      }
      throw e;
    }
  }

  /** One call of the engine for all requests of a pass. */
  private final class Passes implements PassPool.Service<ScoringRequest, MatchOutcome> {
    @Override
    public boolean joins(List<ScoringRequest> others, ScoringRequest request) {
      long bytes = request.bytes();
      for (ScoringRequest other : others) {
        bytes += other.bytes();
      }
      return others.size() < batchesPerPass
          && others.getFirst().canShareWith(request)
          && workingSet.holds(bytes);
    }

    @Override
    public List<MatchOutcome> serve(List<ScoringRequest> requests) {
      ScoringRequest first = requests.getFirst();
      UserBatch batch = first.batch();
      var scorer =
          new BatchScorer(batches ->
              engine.use(tuned ->
                  tuned.matchTogether(
                      first.catalogue(), first.blocks(), batch.settings(), batch.asOf(), batches)));
      if (requests.size() > 1) {
        return scorer.scoreTogether(requests.stream().map(ScoringRequest::users).toList());
      }
      return List.of(
          scorer.scoreInParts(
              workingSet.split(first.users(), first.catalogue().header(), batch.settings())));
    }
  }

  @PreDestroy
  void close() {
    pool.close();
    engine.close();
  }
}
