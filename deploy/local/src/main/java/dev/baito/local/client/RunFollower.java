package dev.baito.local.client;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Follows a run to its end by its stream of events. A stream that breaks, or is silent for longer
 * than the scheduler ever is, is opened again: the run goes on without anyone watching.
 */
public final class RunFollower {
  private static final int ATTEMPTS = 10;

  private final SchedulerClient client;
  private final Duration silence;

  /** Creates a follower that takes a stream for dead after this long without an event. */
  public RunFollower(SchedulerClient client, Duration silence) {
    this.client = client;
    this.silence = silence;
  }

  /**
   * Waits for the end of a run.
   *
   * @param progress is told of every change, on this thread; what it throws ends the wait
   * @param comesBack asked after each stream, on this thread, whether the scheduler is known to be
   *     coming back, so that it is waited for however long that takes; what it throws ends the wait
   * @return the run in its final state
   * @throws ApiException when there is no such run
   * @throws BaitoException with {@link ErrorCode#INFRASTRUCTURE_DOWN} when stream after stream
   *     brings no news
   */
  public RunView follow(long runId, Consumer<RunView> progress, BooleanSupplier comesBack)
      throws InterruptedException {
    int fruitless = 0;
    while (fruitless < ATTEMPTS) {
      try (Watch watch = new Watch(client, runId)) {
        for (var run = watch.next(silence); run.isPresent(); run = watch.next(silence)) {
          fruitless = 0;
          progress.accept(run.get());
          if (run.get().state().ended()) {
            return run.get();
          }
        }
      }
      TimeUnit.MILLISECONDS.sleep(Math.min(silence.toMillis(), 200L << Math.min(fruitless, 5)));
      fruitless = comesBack.getAsBoolean() ? 0 : fruitless + 1;
    }
    throw new BaitoException(
        ErrorCode.INFRASTRUCTURE_DOWN,
        "the scheduler sends no progress of run " + runId + ": see its log and './baito status'");
  }

  /* Reads one stream on a thread of its own, so that waiting for the next event has an end. */
  private static final class Watch implements AutoCloseable {
    private static final int AHEAD = 16;

    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reader;

    private sealed interface Event {
      record Change(RunView run) implements Event {}

      record Refused(ApiException reason) implements Event {}

      record End() implements Event {}
    }

    Watch(SchedulerClient client, long runId) {
      reader = Thread.ofVirtual().name("progress of run " + runId).start(() -> read(client, runId));
    }

    /* Nothing at the end of the stream, and after silence. */
    Optional<RunView> next(Duration silence) throws InterruptedException {
      return switch (events.poll(silence.toNanos(), TimeUnit.NANOSECONDS)) {
        case null -> Optional.empty();
        case Event.Change change -> Optional.of(change.run());
        case Event.Refused refused -> throw refused.reason();
        case Event.End _ -> Optional.empty();
      };
    }

    private void read(SchedulerClient client, long runId) {
      try {
        events.put(readToEnd(client, runId));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // nobody waits any more
      }
    }

    private Event readToEnd(SchedulerClient client, long runId) {
      try {
        client.progress(runId, this::readEvents);
      } catch (ApiException e) {
        return e.problem().status() < 500 ? new Event.Refused(e) : new Event.End();
      } catch (BaitoException e) {
        // Broken: the end of this stream, and the follower opens another.
      }
      return new Event.End();
    }

    private boolean readEvents(InputStream stream) throws IOException {
      EventReader lines = new EventReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (var event = lines.next(); event.isPresent(); event = lines.next()) {
        try {
          events.put(new Event.Change(RunView.of(Json.read(event.get().data()))));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return true;
    }

    @Override
    public void close() {
      reader.interrupt();
    }
  }
}
