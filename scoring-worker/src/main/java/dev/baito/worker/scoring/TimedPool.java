package dev.baito.worker.scoring;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A fixed number of platform threads that compute, a bounded number of callers that wait, and a
 * limit to how long each waits. Thread-safe.
 */
public final class TimedPool implements AutoCloseable {
  private final Limit limit;
  private final ThreadPoolExecutor executor;

  /**
   * How long a caller waits.
   *
   * @param timeout the longest
   * @param code of the failure after it
   * @param setting that sets it
   */
  public record Limit(Duration timeout, ErrorCode code, String setting) {}

  /**
   * Creates a pool.
   *
   * @param name of its threads, before their numbers
   * @param waiting how many actions may wait for a thread
   */
  public TimedPool(String name, int threads, int waiting, Limit limit) {
    this.limit = limit;
    this.executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            Thread.ofPlatform().name(name, 0).daemon().factory());
  }

  /**
   * Does it on a thread of the pool.
   *
   * @throws RuntimeException what it threw
   * @throws BaitoException with {@link ErrorCode#OVERLOADED} when too many wait already, or with
   *     the limit's code when it took too long; it is interrupted then
   */
  public <T> T call(Callable<T> action) {
    return await(submit(action), limit);
  }

  /**
   * Returns what comes of a future, which is cancelled when the caller waits no longer.
   *
   * @throws RuntimeException what it failed with
   * @throws BaitoException with the limit's code when it took too long
   */
  static <T> T await(Future<T> future, Limit limit) {
    try {
      return future.get(limit.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the worker stops", e);
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new BaitoException(
          limit.code(),
          "no result in %s: raise %s if that is too short"
              .formatted(limit.timeout(), limit.setting()),
          e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  /** Returns how many actions wait for a thread. */
  int waiting() {
    return executor.getQueue().size();
  }

  private <T> Future<T> submit(Callable<T> action) {
    try {
      return executor.submit(action);
    } catch (RejectedExecutionException e) {
      throw overloaded();
    }
  }

  static BaitoException overloaded() {
    return new BaitoException(
        ErrorCode.OVERLOADED, "this worker has enough to do: try again later");
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
