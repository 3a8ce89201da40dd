package dev.baito.scheduler.report;

import dev.baito.messages.BatchStatistics;
import dev.baito.messages.BatchStatistics.Pairs;
import dev.baito.messages.BatchStatistics.Tier;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The sums of a run's batches. Times are added up over all workers, which work side by side. Not
 * thread-safe.
 */
final class Totals {
  /** The longest collections are kept, so that memory does not grow with the run. */
  private static final int GC_PAUSES = 100;

  private final PriorityQueue<Double> gcPauses = new PriorityQueue<>();

  private Optional<Instant> lastCommit = Optional.empty();
  private long batches;
  private double cpuSum;

  long users;
  long jobsEvaluated;
  long scoresCalculated;
  long pairsConsidered;
  long candidates;
  Pairs pairs = Pairs.NONE;
  double workMs;
  double dataLoadingMs;
  double cacheMs;
  double filteringMs;
  double scoringMs;
  double rankingMs;
  double publishMs;
  double sinkMs;
  double memoryMb;
  int dbConnections;
  Tier l1 = Tier.NONE;
  Tier l2 = Tier.NONE;
  Tier l3 = Tier.NONE;
  Tier origin = Tier.NONE;

  void add(BatchRow batch) {
    BatchStatistics statistics = batch.statistics();
    batches++;
    users += batch.users();
    // Every batch looks at the same jobs: those of the generation.
    jobsEvaluated = Math.max(jobsEvaluated, statistics.jobsEvaluated());
    scoresCalculated += statistics.scoresCalculated();
    pairsConsidered += statistics.pairsConsidered();
    candidates += statistics.candidates();
    pairs = pairs.plus(statistics.pairs());
    workMs += statistics.durationMs();
    dataLoadingMs += statistics.dataLoadingMs();
    cacheMs += statistics.cacheMs();
    filteringMs += statistics.filteringMs();
    scoringMs += statistics.scoringMs();
    rankingMs += statistics.rankingMs();
    publishMs += statistics.publishMs();
    sinkMs += batch.sinkMs();
    addProcess(statistics.process());
    l1 = sum(l1, statistics.caches().l1());
    l2 = sum(l2, statistics.caches().l2());
    l3 = sum(l3, statistics.caches().l3());
    origin = sum(origin, statistics.caches().origin());
    lastCommit =
        lastCommit
            .filter(last -> last.isAfter(batch.completedAt()))
            .or(() -> Optional.of(batch.completedAt()));
  }

  /** Returns when the last result was committed, if any was. */
  Optional<Instant> lastCommit() {
    return lastCommit;
  }

  /** Returns the mean of the workers' shares of all processors. */
  double cpuAverage() {
    return batches == 0 ? 0 : cpuSum / batches;
  }

  /** Returns the longest collections, longest first. */
  List<Double> gcPauses() {
    return gcPauses.stream().sorted(Comparator.reverseOrder()).toList();
  }

  private void addProcess(BatchStatistics.ProcessState process) {
    cpuSum += process.cpuLoad();
    memoryMb = Math.max(memoryMb, process.memoryUsedMb());
    dbConnections = Math.max(dbConnections, process.dbConnections());
    if (process.gcPauseMs() > 0) {
      gcPauses.add(process.gcPauseMs());
      if (gcPauses.size() > GC_PAUSES) {
        gcPauses.remove();
      }
    }
  }

  private static Tier sum(Tier a, Tier b) {
    return new Tier(a.hits() + b.hits(), a.misses() + b.misses(), a.bytes() + b.bytes());
  }
}
