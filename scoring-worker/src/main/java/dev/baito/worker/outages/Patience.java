package dev.baito.worker.outages;

import dev.baito.worker.WorkerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Repeats what the infrastructure keeps from being done, for as long as that takes: nothing is
 * given up because a server is away. Thread-safe.
 */
@ApplicationScoped
public class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);

  private final WorkerSettings.Worker settings;

  /** What waits now, and why; as many as there are batches in hand. */
  private final Map<Object, String> waiting = new ConcurrentHashMap<>();

  Patience(WorkerSettings settings) {
    this.settings = settings.worker();
  }

  /**
   * Does it until no outage keeps it from being done.
   *
   * @param what names it, for the log
   * @throws RuntimeException what it threw, when that is no outage
   * @throws InterruptedException when the worker stops
   */
  public <T> T insist(String what, Supplier<T> action) throws InterruptedException {
    var backOff = new BackOff(settings.backOffFirst(), settings.backOffMost());
    var key = new Object();
    try {
      while (true) {
        try {
          return action.get();
        } catch (RuntimeException e) {
          if (Thread.interrupted()) {
            throw stopped(what, e);
          }
          if (!Outage.is(e)) {
            throw e;
          }
          Duration wait = backOff.afterFailure();
          waiting.put(key, what + ": " + e.getMessage());
          LOG.warnf("%s waits %d ms for the infrastructure: %s", what, wait.toMillis(), e);
          Thread.sleep(wait);
        }
      }
    } finally {
      waiting.remove(key);
    }
  }

  /** Returns what waits for the infrastructure, and why. */
  public Map<Object, String> waiting() {
    return Map.copyOf(waiting);
  }

  private static InterruptedException stopped(String what, RuntimeException cause) {
    var stopped = new InterruptedException(what + " is given back: the worker stops");
    stopped.initCause(cause);
    return stopped;
  }
}
