package dev.baito.scheduler.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baito.messages.BatchStatistics;
import dev.baito.messages.BatchStatistics.Caches;
import dev.baito.messages.BatchStatistics.Pairs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the performance log: a batch, or the whole run. Times are milliseconds, sizes
 * megabytes.
 *
 * @param batchId {@code run/batch}; null in the line of the run
 * @param jobsEvaluated active jobs of the generation
 * @param pairs how the pairs considered were dealt with
 * @param durationMs of a batch what the worker took, of a run the time from its creation to its end
 * @param matchingMs first publish to last commit
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReportLine(
    Instant timestamp,
    String level,
    long runId,
    @Nullable String batchId,
    long usersProcessed,
    long jobsEvaluated,
    long scoresCalculated,
    long pairsConsidered,
    long candidates,
    Pairs pairs,
    double durationMs,
    long matchingMs,
    Timing timing,
    Throughput throughput,
    Resources resources,
    Caches caches,
    HitRates hitRates,
    List<Bottleneck> bottlenecks) {

  /** The process that the workers' figures are of. */
  private static final String WORKER = "scoring-worker";

  /** Where the time went; in the line of a run added up over all workers. */
  record Timing(
      long importMs,
      long catalogueMs,
      double dataLoadingMs,
      double cacheMs,
      double filteringMs,
      double scoringMs,
      double rankingMs,
      double publishMs,
      double sinkMs,
      double totalMs) {}

  /** What was done in a second. */
  record Throughput(double usersPerSec, double jobsPerSec, double scoresPerSec) {
    static Throughput of(long users, long jobs, long scores, double ms) {
      return new Throughput(perSecond(users, ms), perSecond(jobs, ms), perSecond(scores, ms));
    }

    private static double perSecond(long count, double ms) {
      return ms > 0 ? count * 1000.0 / ms : 0;
    }
  }

  /**
   * What it took.
   *
   * @param cpuAvg share of all processors, 0 to 1
   * @param memoryUsedMb heap in use, by process
   * @param memoryPeakMb the most of it, by process
   */
  record Resources(
      double cpuAvg,
      Map<String, Double> memoryUsedMb,
      Map<String, Double> memoryPeakMb,
      List<Double> gcPausesMs,
      int dbConnections) {}

  /**
   * What holds a run up.
   *
   * @param percentage of the time that its batches took in all
   * @param recommendation the reason, and the setting to change
   */
  record Bottleneck(String component, double impactMs, double percentage, String recommendation) {}

  static ReportLine of(long runId, BatchRow batch) {
    BatchStatistics s = batch.statistics();
    BatchStatistics.ProcessState process = s.process();
    Map<String, Double> memory = Map.of(WORKER, process.memoryUsedMb());
    return new ReportLine(
        batch.completedAt(),
        "batch",
        runId,
        runId + "/" + batch.batchNo(),
        batch.users(),
        s.jobsEvaluated(),
        s.scoresCalculated(),
        s.pairsConsidered(),
        s.candidates(),
        s.pairs(),
        s.durationMs(),
        batch.matchingMs(),
        new Timing(
            0,
            0,
            s.dataLoadingMs(),
            s.cacheMs(),
            s.filteringMs(),
            s.scoringMs(),
            s.rankingMs(),
            s.publishMs(),
            batch.sinkMs(),
            s.durationMs() + s.publishMs() + batch.sinkMs()),
        Throughput.of(batch.users(), s.jobsEvaluated(), s.scoresCalculated(), s.durationMs()),
        new Resources(
            process.cpuLoad(),
            memory,
            memory,
            process.gcPauseMs() > 0 ? List.of(process.gcPauseMs()) : List.of(),
            process.dbConnections()),
        s.caches(),
        HitRates.of(s.caches()),
        List.of());
  }

  static ReportLine of(RunFacts run, Totals totals, Instant now) {
    Instant end = run.endedAt().orElse(now);
    long durationMs = Duration.between(run.createdAt(), end).toMillis();
    long matchingMs =
        run.firstPublishedAt()
            .flatMap(first -> totals.lastCommit().map(last -> Duration.between(first, last)))
            .map(matching -> Math.max(0, matching.toMillis()))
            .orElse(0L);
    Map<String, Double> memory = Map.of(WORKER, totals.memoryMb);
    Caches caches = new Caches(totals.l1, totals.l2, totals.l3, totals.origin);
    return new ReportLine(
        end,
        "run",
        run.runId(),
        null,
        totals.users,
        totals.jobsEvaluated,
        totals.scoresCalculated,
        totals.pairsConsidered,
        totals.candidates,
        totals.pairs,
        (double) durationMs,
        matchingMs,
        new Timing(
            run.importMs(),
            run.catalogueMs(),
            totals.dataLoadingMs,
            totals.cacheMs,
            totals.filteringMs,
            totals.scoringMs,
            totals.rankingMs,
            totals.publishMs,
            totals.sinkMs,
            (double) run.importMs() + durationMs),
        Throughput.of(
            totals.users, totals.jobsEvaluated, totals.scoresCalculated, (double) matchingMs),
        new Resources(totals.cpuAverage(), memory, memory, totals.gcPauses(), totals.dbConnections),
        caches,
        HitRates.of(caches),
        CacheAdvice.of(caches, run.catalogueBytes(), totals.cacheMs, totals.workMs).stream()
            .toList());
  }
}
