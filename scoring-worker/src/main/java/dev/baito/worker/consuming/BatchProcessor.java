package dev.baito.worker.consuming;

import dev.baito.failure.Failure;
import dev.baito.matching.MatchCounters;
import dev.baito.matching.MatchOutcome;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.messages.BatchStatistics;
import dev.baito.messages.MatchResult;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.UserBatch;
import dev.baito.messages.UserOutcome;
import dev.baito.worker.WorkerSettings;
import dev.baito.worker.blocks.BatchBlocks;
import dev.baito.worker.blocks.BlockCache;
import dev.baito.worker.blocks.Generations;
import dev.baito.worker.publishing.ResultPublisher;
import dev.baito.worker.scoring.EngineHost;
import dev.baito.worker.statistics.ProcessMonitor;
import dev.baito.worker.statistics.Stopwatch;
import dev.baito.worker.users.LoadedUsers;
import dev.baito.worker.users.UserReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes a result of a batch: reads its users, matches them, measures. Thread-safe; blocks. */
@ApplicationScoped
class BatchProcessor implements BatchScoring {
  private final WorkerSettings.Worker settings;
  private final Generations generations;
  private final UserReader users;
  private final BlockCache blocks;
  private final EngineHost engine;
  private final ResultPublisher results;
  private final ProcessMonitor process;

  BatchProcessor(
      WorkerSettings settings,
      Generations generations,
      UserReader users,
      BlockCache blocks,
      EngineHost engine,
      ResultPublisher results,
      ProcessMonitor process) {
    this.settings = settings.worker();
    this.generations = generations;
    this.users = users;
    this.blocks = blocks;
    this.engine = engine;
    this.results = results;
    this.process = process;
  }

  @Override
  public MatchResult process(UserBatch batch) {
    var watch = new Stopwatch();
    PreparedCatalogue catalogue = generations.get(batch.generationId());
    LoadedUsers loaded = users.read(batch, catalogue.header());
    double dataLoadingMs = watch.lapMs();
    var source = new BatchBlocks(blocks, catalogue.header(), settings.queryTimeout());
    MatchOutcome matched = engine.match(batch, catalogue, source, loaded.inputs());

    var outcomes = new ArrayList<UserOutcome>(matched.outcomes());
    outcomes.addAll(loaded.settled());
    outcomes.sort(Comparator.comparingLong(UserOutcome::userId));
    return result(
        batch, outcomes, statistics(watch, dataLoadingMs, matched.counters(), source.statistics()));
  }

  @Override
  public MatchResult failed(UserBatch alone, Failure failure) {
    var outcome =
        new UserOutcome.Failed(
            alone.userIds().getFirst(), failure.code().text(), failure.message());
    return result(
        alone,
        List.of(outcome),
        statistics(new Stopwatch(), 0, MatchCounters.ZERO, BatchStatistics.Caches.NONE));
  }

  private MatchResult result(
      UserBatch batch, List<UserOutcome> outcomes, BatchStatistics statistics) {
    return new MatchResult(
        MessageCodec.VERSION,
        batch.runId(),
        batch.batchNo(),
        batch.generationId(),
        batch.revision(),
        settings.name(),
        outcomes,
        statistics);
  }

  private BatchStatistics statistics(
      Stopwatch watch,
      double dataLoadingMs,
      MatchCounters counters,
      BatchStatistics.Caches caches) {
    return new BatchStatistics(
        counters.pairsConsidered(),
        counters.pairs().candidates(),
        counters.pairs().scoresCalculated(),
        counters.jobsEvaluated(),
        watch.totalMs(),
        dataLoadingMs,
        Stopwatch.toMs(counters.cacheNanos()),
        Stopwatch.toMs(counters.filteringNanos()),
        Stopwatch.toMs(counters.scoringNanos()),
        Stopwatch.toMs(counters.rankingNanos()),
        results.lastPublishMs(),
        counters.pairs(),
        caches,
        process.look());
  }
}
