package dev.baito.warmer.warming;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.failure.BackOff;
import dev.baito.failure.FailureClasses;
import dev.baito.failure.RetrySettings;
import dev.baito.warmer.WarmerSettings;
import dev.baito.warmer.storage.RedisBlocks;
import dev.baito.warmer.storage.RedisConnection;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps Redis warm, in a thread of its own: after each build, when somebody asks, and now and then.
 * One pass at a time. One that is asked for during another follows it, since what that one has seen
 * in place may be gone; however many ask, it is one. Thread-safe.
 */
@ApplicationScoped
public class Warming {
  private static final Logger LOG = Logger.getLogger(Warming.class);

  private final Duration every;
  private final Duration shutdownTimeout;
  private final RedisBlocks redis;
  private final StoredGenerations stored;
  private final WarmTurns turns = new WarmTurns();
  private final BackOff backOff;
  private final WarmMilestones milestones = new WarmMilestones();
  private final Optional<Thread> thread;
  private volatile WarmState state;

  Warming(
      WarmerSettings settings,
      RetrySettings retries,
      RedisConnection connection,
      RedisBlocks redis,
      StoredGenerations stored) {
    this.every = settings.warmer().warmEvery();
    this.shutdownTimeout = settings.warmer().shutdownTimeout();
    this.redis = redis;
    this.stored = stored;
    this.backOff = new BackOff(retries.atMost(), every);
    boolean on = connection.isConfigured();
    this.thread = on ? Optional.of(new Thread(this::run, "warming")) : Optional.empty();
    this.state = WarmState.before(on ? WarmStage.IDLE : WarmStage.OFF);
  }

  void onStart(@Observes @SuppressWarnings("UnusedVariable") StartupEvent event) {
    thread.ifPresent(Thread::start);
  }

  void onStop(@Observes @SuppressWarnings("UnusedVariable") ShutdownEvent event)
      throws InterruptedException {
    turns.end();
    if (thread.isPresent() && !thread.get().join(shutdownTimeout)) {
      thread.get().interrupt();
      thread.get().join(shutdownTimeout);
    }
  }

  /** Asks for a pass, as somebody who has changed something, and does not wait for it. */
  public void ask() {
    turns.ask();
  }

  /**
   * Asks for a pass.
   *
   * @throws BaitoException with {@link ErrorCode#CACHE_MISSING} without a Redis, {@link
   *     ErrorCode#CATALOGUE_MISSING} when there is nothing to warm it with
   */
  WarmView start() {
    if (thread.isEmpty()) {
      throw new BaitoException(
          ErrorCode.CACHE_MISSING,
          "there is no Redis to write blocks to: set baito.redis.url, or leave it at that");
    }
    if (stored.newest().isEmpty()) {
      throw new BaitoException(
          ErrorCode.CATALOGUE_MISSING,
          "there is no catalogue generation to warm Redis with: start a run, which has one built");
    }
    return WarmView.of(state, turns.ask());
  }

  /** Returns where it stands. */
  WarmView view() {
    return WarmView.of(state, turns.asked());
  }

  private void run() {
    boolean scheduled = every.isPositive();
    Optional<Duration> wait = scheduled ? Optional.of(Duration.ZERO) : Optional.empty();
    while (true) {
      long pass = turns.next(wait);
      if (turns.isOver()) {
        return;
      }
      boolean failed = pass(pass);
      wait = scheduled ? Optional.of(failed ? backOff.afterFailure() : every) : Optional.empty();
      if (!failed) {
        backOff.afterSuccess();
      }
    }
  }

  /** Returns whether it failed. */
  private boolean pass(long pass) {
    long begun = System.nanoTime();
    WarmState before = state;
    state = state(pass, WarmStage.RUNNING, Optional.empty(), begun);
    try {
      WarmStage end = pass(pass, begun);
      state = state(pass, end, state.progress(), begun);
      tell(before);
      return false;
    } catch (RuntimeException e) {
      var failure = failure(e);
      state =
          new WarmState(
              pass, WarmStage.FAILED, state.progress(), since(begun), Optional.of(failure));
      if (before.stage() != WarmStage.FAILED) {
        LOG.warnf("Redis is not warmed for now: %s: %s", failure.code(), failure.detail());
        LOG.debug("Why", e);
      }
      return true;
    }
  }

  private WarmStage pass(long pass, long begun) {
    Optional<ReadyGeneration> newest = stored.newest();
    if (newest.isEmpty()) {
      return WarmStage.EMPTY;
    }
    ReadyGeneration generation = newest.get();
    return new WarmPass(
            generation,
            stored,
            redis.cached(generation.buildId(), generation.blocks()),
            turns::isOver,
            progress -> {
              milestones.now(progress);
              state = state(pass, WarmStage.RUNNING, Optional.of(progress), begun);
            })
        .run();
  }

  /** What is the same every few minutes is told once. */
  private void tell(WarmState before) {
    state
        .progress()
        .ifPresent(p -> {
          if (p.written() > 0) {
            LOG.infof(
                "Wrote %d blocks of generation %d to Redis in %d ms; it holds %d of %d",
                p.written(),
                p.generation().generationId(),
                state.took().toMillis(),
                p.present(),
                p.generation().blocks());
          }
          if (state.stage() == WarmStage.FULL && before.stage() != WarmStage.FULL) {
            LOG.warnf(
                "Redis has no room for more than %d of %d blocks of generation %d: those needed most are there, for the others give it more maxmemory",
                p.present(), p.generation().blocks(), p.generation().generationId());
          }
        });
  }

  private static WarmState state(
      long pass, WarmStage stage, Optional<WarmProgress> progress, long begun) {
    return new WarmState(pass, stage, progress, since(begun), Optional.empty());
  }

  private static Duration since(long begunNanos) {
    return Duration.ofNanos(System.nanoTime() - begunNanos);
  }

  private static WarmState.Failure failure(RuntimeException e) {
    ErrorCode code =
        e instanceof BaitoException known
            ? known.code()
            : FailureClasses.isOutage(e) ? ErrorCode.INFRASTRUCTURE_DOWN : ErrorCode.INTERNAL;
    return new WarmState.Failure(code.text(), String.valueOf(e.getMessage()));
  }
}
