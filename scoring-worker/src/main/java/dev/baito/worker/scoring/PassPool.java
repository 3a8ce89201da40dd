package dev.baito.worker.scoring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

/**
 * Serves requests in passes: a thread that becomes free takes the request that has waited longest
 * and, of those behind it, the ones that can share its pass. Each caller waits for its own answer,
 * no longer than a limit; a pass is interrupted when nobody waits for it any more. Thread-safe.
 *
 * @param <R> a request
 * @param <A> its answer
 */
final class PassPool<R, A> implements AutoCloseable {
  private static final long LONGEST_WAIT_MS = 60_000;

  private final List<Thread> threads;
  private final int mostWaiting;
  private final TimedPool.Limit limit;
  private final Service<R, A> service;

  /** Guards itself and what follows. */
  private final Deque<Place> waiting = new ArrayDeque<>();

  private boolean closed;

  /** What is done with requests. Thread-safe. */
  interface Service<R, A> {
    /** Returns whether a request can join others in their pass. */
    boolean joins(List<R> others, R request);

    /** Returns an answer for each request, in order; what it throws, all of them get. */
    List<A> serve(List<R> requests);
  }

  /** A request that waits for its answer. */
  private final class Place extends CompletableFuture<A> {
    private final R request;
    private volatile Optional<Pass> pass = Optional.empty();

    private Place(R request) {
      this.request = request;
    }

    private void join(Pass shared) {
      pass = Optional.of(shared);
      if (isCancelled()) {
        shared.endIfDeserted();
      }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      pass.ifPresent(Pass::endIfDeserted);
      return cancelled;
    }
  }

  /** Requests that are served together. */
  private final class Pass extends FutureTask<Boolean> {
    private final List<Place> places;

    private Pass(List<Place> places) {
      super(() -> serve(places), true);
      this.places = places;
      places.forEach(place -> place.join(this));
    }

    private void endIfDeserted() {
      if (places.stream().allMatch(Place::isCancelled)) {
        cancel(true);
      }
    }
  }

  /**
   * Creates a pool.
   *
   * @param name of its threads, before their numbers
   * @param mostWaiting how many requests may wait for a thread
   */
  PassPool(
      String name, int threads, int mostWaiting, TimedPool.Limit limit, Service<R, A> service) {
    this.mostWaiting = mostWaiting;
    this.limit = limit;
    this.service = service;
    this.threads =
        IntStream.range(0, threads)
            .mapToObj(i -> Thread.ofPlatform().name(name + i).daemon().unstarted(this::work))
            .toList();
    this.threads.forEach(Thread::start);
  }

  /**
   * Returns the answer to a request.
   *
   * @throws RuntimeException what the service threw
   * @throws dev.baito.BaitoException with {@link dev.baito.ErrorCode#OVERLOADED} when too many wait
   *     already, or with the limit's code when it took too long
   */
  A call(R request) {
    var place = new Place(request);
    synchronized (waiting) {
      waiting.removeIf(Place::isCancelled);
      if (closed || waiting.size() >= mostWaiting) {
        throw TimedPool.overloaded();
      }
      waiting.add(place);
      waiting.notifyAll();
    }
    return TimedPool.await(place, limit);
  }

  /** Returns how many requests wait for a thread. */
  int waiting() {
    synchronized (waiting) {
      return waiting.size();
    }
  }

  private void work() {
    try {
      for (List<Place> places = next(); !places.isEmpty(); places = next()) {
        new Pass(places).run();
        Thread.interrupted(); // meant for that pass, whose callers have gone
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed while it waited
    }
  }

  /** Waits for requests and returns those of the next pass; none when the pool is closed. */
  private List<Place> next() throws InterruptedException {
    List<Place> chosen = new ArrayList<>();
    List<R> requests = new ArrayList<>();
    synchronized (waiting) {
      waiting.removeIf(Place::isCancelled);
      while (waiting.isEmpty() && !closed) {
        waiting.wait(LONGEST_WAIT_MS);
        waiting.removeIf(Place::isCancelled);
      }
      if (closed) {
        return List.of();
      }
      for (Iterator<Place> places = waiting.iterator(); places.hasNext(); ) {
        Place place = places.next();
        if (requests.isEmpty() || service.joins(requests, place.request)) {
          places.remove();
          chosen.add(place);
          requests.add(place.request);
        }
      }
      return chosen;
    }
  }

  private void serve(List<Place> places) {
    try {
      List<A> answers = service.serve(places.stream().map(place -> place.request).toList());
      for (int i = 0; i < places.size(); i++) {
        places.get(i).complete(answers.get(i));
      }
    } catch (RuntimeException | Error e) {
      places.forEach(place -> place.completeExceptionally(e));
    }
  }

  /** Serves nobody any more, and interrupts the passes under way. */
  @Override
  public void close() {
    synchronized (waiting) {
      closed = true;
      waiting.notifyAll();
    }
    threads.forEach(Thread::interrupt);
  }
}
