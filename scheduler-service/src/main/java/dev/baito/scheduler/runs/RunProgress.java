package dev.baito.scheduler.runs;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.SchedulerSettings;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The progress of runs, for those who follow it. A run that is followed is looked at by one poller,
 * however many follow; who reads slowly misses states in between, never the last one.
 */
@ApplicationScoped
class RunProgress {
  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);

  private final RunQueries queries;
  private final SchedulerSettings.Progress settings;
  private final ConcurrentMap<Long, Multi<RunView>> pollers = new ConcurrentHashMap<>();
  private final AtomicInteger followers = new AtomicInteger();

  RunProgress(RunQueries queries, SchedulerSettings settings) {
    this.queries = queries;
    this.settings = settings.progress();
  }

  /**
   * Returns a run at each change and, as a heartbeat, now and then without one; it ends with the
   * run's final state.
   *
   * @throws BaitoException with {@link ErrorCode#RUN_UNKNOWN}, or {@link ErrorCode#OVERLOADED} when
   *     too many follow already
   */
  Multi<RunView> follow(long runId) {
    RunView now = queries.run(runId);
    if (now.state().isFinal()) {
      return Multi.createFrom().item(now);
    }
    if (followers.incrementAndGet() > settings.maxFollowers()) {
      followers.decrementAndGet();
      throw new BaitoException(
          ErrorCode.OVERLOADED,
          "%d clients follow runs already (baito.scheduler.progress.max-followers): ask GET /runs/%d instead"
              .formatted(settings.maxFollowers(), runId));
    }
    Multi<RunView> changes =
        Multi.createFrom()
            .deferred(() -> pollers.computeIfAbsent(runId, this::poller))
            .onOverflow()
            .dropPreviousItems();
    return Multi.createBy()
        .concatenating()
        .streams(Multi.createFrom().item(now), changes)
        .onTermination()
        .invoke(followers::decrementAndGet);
  }

  /** Returns how many runs are being looked at. */
  int pollers() {
    return pollers.size();
  }

  /**
   * One poller for all who follow. Who comes when it has just ended starts it anew, with a fresh
   * memory of what was passed, and so still hears the final state.
   */
  private Multi<RunView> poller(long runId) {
    return Multi.createFrom()
        .deferred(() -> polls(runId))
        .onTermination()
        .invoke(() -> pollers.remove(runId))
        .broadcast()
        .withCancellationAfterLastSubscriberDeparture()
        .toAllSubscribers();
  }

  private Multi<RunView> polls(long runId) {
    return Multi.createBy()
        .repeating()
        .uni(() ->
            queries
                .ask(runId)
                .onFailure(failure -> !(failure instanceof BaitoException))
                .retry()
                .withBackOff(FIRST_BACK_OFF, settings.heartbeat())
                .indefinitely())
        .withDelay(settings.pollInterval())
        .whilst(run -> !run.state().isFinal())
        .select()
        .where(new ChangeOrHeartbeat(settings.heartbeat()));
  }

  /** Passes what differs from the last one passed, and anything after long silence. */
  private static final class ChangeOrHeartbeat implements Predicate<RunView> {
    private final long heartbeatNanos;
    private Optional<RunView> last = Optional.empty();
    private long lastNanos;

    ChangeOrHeartbeat(Duration heartbeat) {
      this.heartbeatNanos = heartbeat.toNanos();
    }

    @Override
    public boolean test(RunView run) {
      long now = System.nanoTime();
      if (last.isPresent() && last.get().equals(run) && now - lastNanos < heartbeatNanos) {
        return false;
      }
      last = Optional.of(run);
      lastNanos = now;
      return true;
    }
  }
}
