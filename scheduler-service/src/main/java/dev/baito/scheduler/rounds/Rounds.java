package dev.baito.scheduler.rounds;

import dev.baito.scheduler.SchedulerSettings;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a round of work on a thread of its own, until it is stopped. A round that fails is done
 * again after pauses that grow, for as long as it takes. Thread-safe.
 */
public final class Rounds {
  private final String name;
  private final Duration stopTimeout;
  private final Round round;
  private final Outage outage;

  /** A permit means: look again now. */
  private final Semaphore wake = new Semaphore(0);

  private volatile boolean stopped;
  private volatile @Nullable Thread thread;

  /** One round of work. */
  @FunctionalInterface
  public interface Round {
    /**
     * Does it; what it throws is an outage.
     *
     * @return how long to pause
     */
    Duration work();
  }

  /**
   * Creates rounds that begin with {@link #start}.
   *
   * @param name the thread's name
   * @param what goes on, as logs say it when it does not
   * @param settings the pauses after failures, and how long the end may take
   * @param round the work
   */
  public Rounds(String name, String what, SchedulerSettings settings, Round round) {
    this.name = name;
    this.stopTimeout = settings.outbox().publishTimeout().plusSeconds(5);
    this.round = round;
    this.outage = new Outage(what, settings.runs().pollInterval(), settings.runs().maxBackOff());
  }

  /** Begins, also after an end. */
  public void start() {
    stopped = false;
    thread = Thread.ofVirtual().name(name).start(this::repeat);
  }

  /** Ends after the round under way, which is interrupted if it takes too long. */
  public void stop() throws InterruptedException {
    stopped = true;
    wake();
    Thread running = thread;
    if (running != null && !running.join(stopTimeout)) {
      running.interrupt();
    }
  }

  /** Returns whether the end was asked for: a long round looks now and then. */
  public boolean stopped() {
    return stopped;
  }

  /** Has the next round begin at once. */
  public void wake() {
    wake.release();
  }

  private void repeat() {
    Duration pause = Duration.ZERO;
    while (!stopped) {
      try {
        if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
      } catch (InterruptedException e) {
        return; // the service ends
      }
      if (!stopped) {
        pause = once();
      }
    }
  }

  private Duration once() {
    try {
      Duration pause = round.work();
      outage.over();
      return pause;
    } catch (RuntimeException e) {
      return outage.failed(e);
    }
  }
}
