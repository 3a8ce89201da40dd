package dev.baito.scheduler.runs;

import dev.baito.scheduler.SchedulerSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Moves the runs that are under way, round after round: each run one step per round, so that none
 * waits for another's end. Whatever fails is tried again for as long as it takes; a server that is
 * down never fails a run.
 */
@ApplicationScoped
public class RunDriver {
  private final RunLifecycle lifecycle;
  private final Duration pollInterval;
  private final Duration stopTimeout;
  private final Outage outage;

  /** A permit means: look again now. */
  private final Semaphore wake = new Semaphore(0);

  private volatile boolean stopped;
  private volatile @Nullable Thread thread;

  RunDriver(RunLifecycle lifecycle, SchedulerSettings settings) {
    this.lifecycle = lifecycle;
    this.pollInterval = settings.runs().pollInterval();
    this.stopTimeout = settings.outbox().publishTimeout().plusSeconds(5);
    this.outage = new Outage("Driving the runs", pollInterval, settings.runs().maxBackOff());
  }

  void start(@Observes @SuppressWarnings("UnusedVariable") StartupEvent event) {
    thread = Thread.ofVirtual().name("run-driver").start(this::drive);
  }

  void stop(@Observes @SuppressWarnings("UnusedVariable") ShutdownEvent event)
      throws InterruptedException {
    stopped = true;
    wake();
    Thread running = thread;
    if (running != null && !running.join(stopTimeout)) {
      running.interrupt();
    }
  }

  /** Lets the driver look at once. */
  void wake() {
    wake.release();
  }

  private void drive() {
    Duration pause = Duration.ZERO;
    while (!stopped) {
      try {
        if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
      } catch (InterruptedException e) {
        return; // the service ends
      }
      pause = round();
    }
  }

  /** Moves every run one step, and returns how long to pause. */
  private Duration round() {
    boolean moved = false;
    Optional<Throwable> failure = Optional.empty();
    try {
      for (long runId : lifecycle.activeRuns()) {
        if (stopped) {
          break;
        }
        switch (step(runId)) {
          case RunLifecycle.Step.Moved _ -> moved = true;
          case RunLifecycle.Step.Idle _ -> {}
          case RunLifecycle.Step.Stalled(Throwable cause) -> failure = Optional.of(cause);
        }
      }
    } catch (RuntimeException e) {
      failure = Optional.of(e);
    }
    if (failure.isPresent()) {
      return outage.failed(failure.get());
    }
    outage.over();
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
}
