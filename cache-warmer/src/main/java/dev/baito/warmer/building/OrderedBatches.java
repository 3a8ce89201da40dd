package dev.baito.warmer.building;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on a stream in batches, several at a time on the threads of a pool, and hands the results
 * on in the order in which the batches came, on the caller's thread. Memory is that of the batches
 * in flight. Not thread-safe; blocks.
 */
final class OrderedBatches<T, R> implements AutoCloseable {
  /** Far longer than any batch takes: the build is given up and begun anew. */
  private static final Duration BATCH_TIMEOUT = Duration.ofMinutes(5);

  private final ExecutorService pool;
  private final int batchSize;
  private final int inFlight;
  private final Function<List<T>, R> work;
  private final Consumer<R> sink;
  private final Deque<Future<R>> results = new ArrayDeque<>();
  private List<T> batch = new ArrayList<>();

  /**
   * @param batchSize items worked on by one thread in one go
   * @param inFlight batches handed to the pool whose results were not taken yet
   */
  OrderedBatches(
      ExecutorService pool,
      int batchSize,
      int inFlight,
      Function<List<T>, R> work,
      Consumer<R> sink) {
    this.pool = pool;
    this.batchSize = batchSize;
    this.inFlight = inFlight;
    this.work = work;
    this.sink = sink;
  }

  /** Takes an item; waits where too many batches are in flight. */
  void add(T item) {
    batch.add(item);
    if (batch.size() == batchSize) {
      submit();
    }
  }

  /** Works off what is left. */
  void finish() {
    if (!batch.isEmpty()) {
      submit();
    }
    while (!results.isEmpty()) {
      takeOldest();
    }
  }

  private void submit() {
    List<T> full = batch;
    batch = new ArrayList<>(batchSize);
    if (results.size() == inFlight) {
      takeOldest();
    }
    results.add(pool.submit(() -> work.apply(full)));
  }

  private void takeOldest() {
    try {
      sink.accept(results.remove().get(BATCH_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a batch was worked on", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("a batch took longer than " + BATCH_TIMEOUT, e);
    }
  }

  /** Gives up what is not done yet. */
  @Override
  public void close() {
    results.forEach(result -> result.cancel(true));
    results.clear();
  }
}
