package dev.baito.sink.outage;

import dev.baito.sink.SinkSettings;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Does what must be done again and again until it works, for as long as the service runs. Blocks
 * the caller, and by that the consumption of further messages; meanwhile {@link #outage} says why.
 */
@ApplicationScoped
public class Persistence {
  private static final Logger LOG = Logger.getLogger(Persistence.class);

  private final BackOff backOff;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile Optional<Outage> outage = Optional.empty();

  /** What is waited for. */
  public record Outage(String what, Instant since, int attempts, String failure) {}

  Persistence(SinkSettings settings) {
    SinkSettings.Retry retry = settings.retry();
    backOff = new BackOff(retry.first(), retry.atMost(), retry.jitter());
  }

  /** Returns the outage that is being waited out, if any. */
  public Optional<Outage> outage() {
    return outage;
  }

  /**
   * Returns the action's result, however often it takes.
   *
   * @param what the action, to be read after "cannot"
   * @param action may fail
   * @param hopeless failures that no waiting mends; they are passed on
   * @throws StoppedException if the service stops first
   */
  public <T> T persist(String what, Supplier<T> action, Predicate<Throwable> hopeless) {
    Instant since = Instant.now();
    for (int attempt = 0; ; attempt++) {
      try {
        T result = action.get();
        over(what);
        return result;
      } catch (RuntimeException e) {
        if (hopeless.test(e)) {
          over(what); // whatever answered that is up
          throw e;
        }
        Duration pause = backOff.after(attempt, ThreadLocalRandom.current());
        outage = Optional.of(new Outage(what, since, attempt + 1, String.valueOf(e.getMessage())));
        LOG.warnf("Cannot %s, trying again in %d ms: %s", what, pause.toMillis(), e);
        pause(what, pause);
      }
    }
  }

  private void over(String what) {
    outage.ifPresent(o ->
        LOG.infof(
            "Could %s again after %d s and %d attempts",
            what, Duration.between(o.since(), Instant.now()).toSeconds(), o.attempts() + 1));
    outage = Optional.empty();
  }

  private void pause(String what, Duration pause) {
    try {
      if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StoppedException(what);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException(what);
    }
  }

  void onStop(@Observes @SuppressWarnings("UnusedVariable") ShutdownEvent event) {
    stopping.countDown();
  }
}
