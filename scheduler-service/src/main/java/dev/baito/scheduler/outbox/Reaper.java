package dev.baito.scheduler.outbox;

import dev.baito.messages.Topic;
import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.database.Times;
import dev.baito.scheduler.rounds.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Publishes batches again that vanished: published long ago, and neither completed nor dead.
 *
 * <p>A batch that only waits has not vanished, so consumer groups are waited for, not clocks. First
 * the workers must have got past where the batches' topic ended when the batch was already old.
 * What they made of it is in the topics of results and dead letters by then; so next the sink and
 * the inbox must have got past where those ended. Who is missing in the ledger after that is
 * nowhere. A restart begins the wait anew, and a batch that comes twice is done once.
 */
@ApplicationScoped
public class Reaper {
  private static final Logger LOG = Logger.getLogger(Reaper.class);
  private static final List<String> BATCHES =
      List.of(Topic.USER_BATCHES, Topic.USER_BATCHES_PRIORITY);
  private static final List<String> RESULTS_AND_LETTERS =
      List.of(Topic.MATCH_RESULTS, Topic.USER_BATCHES_DEAD_LETTER, Topic.MATCH_RESULTS_DEAD_LETTER);

  private static final String CUTOFF_SQL =
      "SELECT clock_timestamp() - make_interval(secs => $1) AS cutoff";

  private final Database database;
  private final Outbox outbox;
  private final GroupProgress groups;
  private final Duration after;
  private final Duration pollInterval;
  private final Rounds rounds;

  /** Of one thread at a time. */
  private Stage stage = new Stage.Watching();

  Reaper(Database database, Outbox outbox, GroupProgress groups, SchedulerSettings settings) {
    this.database = database;
    this.outbox = outbox;
    this.groups = groups;
    this.after = settings.reaper().after();
    this.pollInterval = settings.reaper().pollInterval();
    this.rounds = new Rounds("reaper", "Looking for vanished batches", settings, this::round);
  }

  /** What is waited for before batches older than a cutoff are taken for lost. */
  private sealed interface Stage {
    /** Nothing is old. */
    record Watching() implements Stage {}

    /** The workers, to get so far. */
    record Workers(Instant cutoff, Map<TopicPartition, Long> batches) implements Stage {}

    /** The sink and the inbox, to get so far. */
    record Stores(Instant cutoff, Map<TopicPartition, Long> results) implements Stage {}
  }

  void start(@Observes @SuppressWarnings("UnusedVariable") StartupEvent event) {
    rounds.start();
  }

  void stop(@Observes @SuppressWarnings("UnusedVariable") ShutdownEvent event)
      throws InterruptedException {
    rounds.stop();
  }

  private Duration round() {
    Instant cutoff =
        switch (stage) {
          case Stage.Watching _ -> cutoff();
          case Stage.Workers(Instant earlier, _) -> earlier;
          case Stage.Stores(Instant earlier, _) -> earlier;
        };
    List<Long> suspects = outbox.runsWithBatchesFrom(cutoff);
    stage = suspects.isEmpty() ? new Stage.Watching() : next(cutoff, suspects);
    return pollInterval;
  }

  private Stage next(Instant cutoff, List<Long> suspects) {
    return switch (stage) {
      case Stage.Watching _ -> new Stage.Workers(cutoff, groups.ends(BATCHES));
      case Stage.Workers(_, Map<TopicPartition, Long> batches) ->
          groups.haveReached(batches)
              ? new Stage.Stores(cutoff, groups.ends(RESULTS_AND_LETTERS))
              : stage;
      case Stage.Stores(_, var results) -> {
        if (!groups.haveReached(results)) {
          yield stage;
        }
        suspects.forEach(runId -> publishAgain(runId, cutoff));
        yield new Stage.Watching();
      }
    };
  }

  /** All of them in one go: those of a second try would wait for those of the first. */
  private void publishAgain(long runId, Instant cutoff) {
    while (true) {
      switch (database.transaction(session -> outbox.publishAgain(session, runId, cutoff))) {
        case ChunkOutcome.NothingLeft _ -> {
          return;
        }
        case ChunkOutcome.Published(int batches) -> tell(runId, batches);
        case ChunkOutcome.Stalled(int batches, Throwable cause) -> {
          tell(runId, batches);
          throw new IllegalStateException("run " + runId + ": not all could be published", cause);
        }
      }
    }
  }

  private void tell(long runId, int batches) {
    LOG.warnf(
        "Run %d: %d batches came to nothing within %s and are published again",
        runId, batches, after);
  }

  private Instant cutoff() {
    Row row = database.query(CUTOFF_SQL, after.toMillis() / 1000.0).iterator().next();
    return Times.of(row, "cutoff");
  }
}
