package dev.baito.scheduler.replays;

import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.rounds.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;

/**
 * Moves the replays that are under way, each one step per round, no faster than their rates allow;
 * between rounds it sees what became of what was put back. A scheduler that starts goes on where
 * the one before ended.
 */
@ApplicationScoped
public class ReplayDriver {
  // Until the next one may move, at most; a replay that is due says nothing.
  private static final String RUNNING_SQL =
      """
      SELECT replay_id,
        greatest(0, ceil(1000 * extract(epoch FROM next_at - clock_timestamp())))::bigint AS wait_ms
      FROM replay WHERE state = 'running' ORDER BY replay_id
      """;

  private final Database database;
  private final ReplayStep step;
  private final Resolution resolution;
  private final Duration pollInterval;
  private final Rounds rounds;

  ReplayDriver(
      Database database, ReplayStep step, Resolution resolution, SchedulerSettings settings) {
    this.database = database;
    this.step = step;
    this.resolution = resolution;
    this.pollInterval = settings.replays().pollInterval();
    this.rounds = new Rounds("replay-driver", "Driving the replays", settings, this::round);
  }

  void start(@Observes @SuppressWarnings("UnusedVariable") StartupEvent event) {
    rounds.start();
  }

  void stop(@Observes @SuppressWarnings("UnusedVariable") ShutdownEvent event)
      throws InterruptedException {
    rounds.stop();
  }

  /** Lets the driver look at once. */
  void wake() {
    rounds.wake();
  }

  private Duration round() {
    boolean more = resolution.resolve();
    Duration pause = more ? Duration.ZERO : pollInterval;
    Optional<RuntimeException> failure = Optional.empty();
    for (Row replay : database.query(RUNNING_SQL)) {
      Duration wait = Duration.ofMillis(replay.getLong("wait_ms"));
      if (rounds.stopped()) {
        break;
      }
      if (wait.isZero()) {
        switch (advance(replay.getLong("replay_id"))) {
          case ReplayStep.Step.Moved _ -> pause = Duration.ZERO;
          case ReplayStep.Step.Idle _ -> {}
          case ReplayStep.Step.Stalled(Throwable cause) ->
              failure = Optional.of(new IllegalStateException("a replay could not go on", cause));
        }
      } else if (wait.compareTo(pause) < 0) {
        pause = wait;
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return pause;
  }

  /** What fails for one replay must not keep the others from moving. */
  private ReplayStep.Step advance(long replayId) {
    try {
      return step.advance(replayId);
    } catch (RuntimeException e) {
      return new ReplayStep.Step.Stalled(e);
    }
  }
}
