package dev.baito.scheduler.runs;

import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.rounds.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;

/**
 * Moves the runs that are under way, round after round: each run one step per round, so that none
 * waits for another's end. Whatever fails is tried again for as long as it takes; a server that is
 * down never fails a run.
 */
@ApplicationScoped
public class RunDriver {
  private final RunLifecycle lifecycle;
  private final Duration pollInterval;
  private final Rounds rounds;

  RunDriver(RunLifecycle lifecycle, SchedulerSettings settings) {
    this.lifecycle = lifecycle;
    this.pollInterval = settings.runs().pollInterval();
    this.rounds = new Rounds("run-driver", "Driving the runs", settings, this::round);
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

  /** Moves every run one step, and returns how long to pause. */
  private Duration round() {
    boolean moved = false;
    Optional<RuntimeException> failure = Optional.empty();
    for (long runId : lifecycle.activeRuns()) {
      if (rounds.stopped()) {
        break;
      }
      switch (step(runId)) {
        case RunLifecycle.Step.Moved _ -> moved = true;
        case RunLifecycle.Step.Idle _ -> {}
        case RunLifecycle.Step.Stalled(Throwable cause) ->
            failure = Optional.of(new StalledException(runId, cause));
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return moved ? Duration.ZERO : pollInterval;
  }

  /** What fails for one run must not keep the others from moving. */
  private RunLifecycle.Step step(long runId) {
    try {
      return lifecycle.advance(runId);
    } catch (RuntimeException e) {
      return new RunLifecycle.Step.Stalled(e);
    }
  }

  /** A run could not be moved. */
  private static final class StalledException extends RuntimeException {
    StalledException(long runId, Throwable cause) {
      super("run " + runId + " could not be moved", cause);
    }
  }
}
