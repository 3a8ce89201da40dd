package dev.baito.local.stack;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.process.ChildProcess;
import dev.baito.local.process.ProcessGroup;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One service that is kept running. Whoever stops or starts it by other ways takes its process out
 * of the group, or puts another in: then this one has no say.
 */
final class SupervisedService {
  private final ProcessGroup group;
  private final Restarts restarts;
  private final Duration deadline;
  private final Consumer<String> progress;
  private volatile State state = new State.Watched();

  /** What is done about it; instants are of {@link System#nanoTime}. */
  private sealed interface State {
    record Watched() implements State {}

    record Waiting(ChildProcess ended, Duration until) implements State {}

    record Starting(ChildProcess process, Duration since) implements State {}

    record GivenUp(ChildProcess ended, BaitoException why) implements State {}
  }

  /**
   * @param deadline how long a start may take
   * @param progress takes a line for each end and start
   */
  SupervisedService(
      ProcessGroup group, Restarts restarts, Duration deadline, Consumer<String> progress) {
    this.group = group;
    this.restarts = restarts;
    this.deadline = deadline;
    this.progress = progress;
  }

  /** Returns how the service stands, whose process runs or does not. */
  Standing standing(boolean alive) {
    return switch (state) {
      case State.Watched _ -> alive ? new Standing.Running() : new Standing.StartingAnew();
      case State.Waiting _, State.Starting _ -> new Standing.StartingAnew();
      case State.GivenUp(_, BaitoException why) ->
          alive ? new Standing.Running() : new Standing.GivenUp(why);
    };
  }

  /** Looks after the service: by one thread only. */
  void look(Service service) {
    state =
        group
            .find(service.name())
            .map(process -> next(service, process))
            .orElseGet(State.Watched::new);
  }

  private State next(Service service, ChildProcess process) {
    return switch (state) {
      case State.Waiting waiting when waiting.ended() == process ->
          now().compareTo(waiting.until()) < 0 ? waiting : startAnew(service, process);
      case State.Starting starting when starting.process() == process && process.isAlive() ->
          starting(service, starting);
      case State.GivenUp given when given.ended() == process -> given;
      case State.Waiting _, State.Starting _, State.GivenUp _, State.Watched _ ->
          process.isAlive() ? new State.Watched() : ended(service, process, "ended by itself");
    };
  }

  private State ended(Service service, ChildProcess process, String what) {
    String how =
        service.name()
            + " "
            + what
            + (process.exitCode().isPresent()
                ? " with exit code " + process.exitCode().getAsInt()
                : "");
    Duration now = now();
    Optional<Duration> start = restarts.next(now);
    if (start.isEmpty()) {
      return givenUp(process, how);
    }
    progress.accept(
        how
            + ", see "
            + service.process().log()
            + "; starting it anew in "
            + start.get().minus(now).toMillis()
            + " ms, start "
            + restarts.count()
            + " of at most "
            + restarts.limit());
    return new State.Waiting(process, start.get());
  }

  private State givenUp(ChildProcess process, String how) {
    BaitoException why =
        process.failure(
            ErrorCode.SERVICE_GIVEN_UP,
            how + " and is given up: it was started anew " + restarts.limit());
    progress.accept(why.code() + ": " + why.getMessage());
    return new State.GivenUp(process, why);
  }

  private State startAnew(Service service, ChildProcess ended) {
    try {
      Duration since = now();
      return group
          .replace(ended, service.process())
          .<State>map(process -> new State.Starting(process, since))
          .orElseGet(State.Watched::new);
    } catch (BaitoException | UncheckedIOException e) {
      progress.accept(service.name() + " cannot be started anew: " + e.getMessage());
      return ended(service, ended, "had ended by itself");
    }
  }

  private State starting(Service service, State.Starting starting) {
    Duration took = now().minus(starting.since());
    if (service.isReady()) {
      progress.accept(service.name() + " is ready again after " + took.toMillis() + " ms");
      return new State.Watched();
    }
    if (took.compareTo(deadline) > 0) {
      progress.accept(
          service.name() + " was not ready within " + deadline.toSeconds() + " s: killing it");
      starting.process().kill();
    }
    return starting;
  }

  private static Duration now() {
    return Duration.ofNanos(System.nanoTime());
  }
}
