package dev.baito.failure;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Repeats what an outage keeps from being done, for as long as the outage takes: nothing is given
 * up because a server is away. What else may succeed the next time is tried a few times. It blocks
 * the caller and, by that, further consumption; meanwhile {@link #outages} says why. Thread-safe.
 */
@ApplicationScoped
public class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);

  private final RetrySettings settings;
  private final CountDownLatch stopping = new CountDownLatch(1);

  /** What waits now; as many as there are threads that wait. */
  private final Map<Object, Outage> waiting = new ConcurrentHashMap<>();

  /**
   * What is waited for.
   *
   * @param what cannot be done
   * @param since when it was first tried
   * @param attempts how often it was tried
   * @param failure why it cannot be done
   */
  public record Outage(String what, Instant since, int attempts, String failure) {}

  /** Waits as the settings say. */
  public Patience(RetrySettings settings) {
    this.settings = settings;
  }

  /**
   * Does it until no outage keeps it from being done.
   *
   * @param what the action, to be read after "cannot"
   * @param action may be done twice, if its answer is lost
   * @throws RuntimeException what it threw, when that is no outage
   * @throws InterruptedException when the service stops first; then nothing may be taken as done
   */
  public <T> T insist(String what, Supplier<T> action) throws InterruptedException {
    return insist(what, action, FailureClasses::isOutage);
  }

  /**
   * Does it until it works, whatever keeps it from being done. For what every message needs: a
   * failure of that is no message's fault, and giving up would lose one.
   */
  public <T> T insistWhatever(String what, Supplier<T> action) throws InterruptedException {
    return insist(what, action, _ -> true);
  }

  private <T> T insist(String what, Supplier<T> action, Predicate<Throwable> waitedOut)
      throws InterruptedException {
    var backOff = new BackOff(settings.first(), settings.atMost());
    var key = new Object();
    Instant since = Instant.now();
    try {
      for (int attempt = 1; ; attempt++) {
        try {
          T result = action.get();
          over(what, since, attempt);
          return result;
        } catch (RuntimeException e) {
          if (Thread.interrupted()) {
            throw stopped(what, e);
          }
          if (!waitedOut.test(e)) {
            throw e;
          }
          Duration wait = backOff.afterFailure();
          waiting.put(key, new Outage(what, since, attempt, String.valueOf(e.getMessage())));
          LOG.warnf("Cannot %s, trying again in %d ms: %s", what, wait.toMillis(), e);
          if (stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            throw stopped(what, e);
          }
        }
      }
    } finally {
      waiting.remove(key);
    }
  }

  /**
   * Does it, a few times if it may succeed the next time; outages are waited out and do not count.
   *
   * @param what the action, to be read after "cannot"
   * @param attempts the most that it is tried
   * @param action may be done twice, if its answer is lost
   * @throws GivenUpException when it was tried as often as its failure is worth
   * @throws InterruptedException when the service stops first; then nothing may be taken as done
   */
  public <T> T attempt(String what, int attempts, Supplier<T> action)
      throws InterruptedException, GivenUpException {
    var backOff = new BackOff(settings.first(), settings.atMost());
    for (int attempt = 1; ; attempt++) {
      try {
        return insist(what, action);
      } catch (RuntimeException e) {
        Failure failure = FailureClasses.of(e);
        if (!(failure instanceof Failure.Transient) || attempt >= attempts) {
          throw new GivenUpException(failure, attempt);
        }
        Duration wait = backOff.afterFailure();
        LOG.warnf(
            e, "Cannot %s, attempt %d, trying again in %d ms", what, attempt, wait.toMillis());
        if (stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
          throw stopped(what, e);
        }
      }
    }
  }

  /** Returns the outages that are waited out now. */
  public List<Outage> outages() {
    return List.copyOf(waiting.values());
  }

  void onStop(@Observes @SuppressWarnings("UnusedVariable") ShutdownEvent event) {
    stopping.countDown();
  }

  private static void over(String what, Instant since, int attempts) {
    if (attempts > 1) {
      LOG.infof(
          "Could %s again after %d s and %d attempts",
          what, Duration.between(since, Instant.now()).toSeconds(), attempts);
    }
  }

  private static InterruptedException stopped(String what, RuntimeException cause) {
    var stopped = new InterruptedException("stopped while waiting to " + what);
    stopped.initCause(cause);
    return stopped;
  }
}
