package dev.baito.worker.consuming;

import dev.baito.run.RunPriority;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/**
 * Gives turns to batches: high ones first, but of those given while both kinds wait a share goes to
 * normal ones, so that these never starve. Within a kind the order is that of arrival. Thread-safe.
 */
final class ServingOrder {
  /** A whole turn, but for what adding up shares may lose. */
  private static final double WHOLE = 1 - 1e-9;

  private final Map<RunPriority, Queue<Turn>> waiting = new EnumMap<>(RunPriority.class);
  private final double normalShare;
  private int free;
  private boolean closed;

  /** What of a turn normal batches have earned since their last one. */
  private double earned;

  /** A turn that somebody waits for. */
  private static final class Turn {
    private boolean given;
  }

  /**
   * Creates an order in which nobody waits.
   *
   * @param turns how many there are at once
   * @param normalShare of the turns, from 0 to 1, while both kinds wait
   */
  ServingOrder(int turns, double normalShare) {
    this.free = turns;
    this.normalShare = normalShare;
    for (RunPriority priority : RunPriority.values()) {
      waiting.put(priority, new ArrayDeque<>());
    }
  }

  /**
   * Waits for a turn, which {@link #leave} gives back. It comes when those before have left, and
   * how long a batch takes is their business.
   *
   * @throws InterruptedException when no more turns are given
   */
  synchronized void enter(RunPriority priority) throws InterruptedException {
    var turn = new Turn();
    queue(priority).add(turn);
    give();
    try {
      while (!turn.given) {
        if (closed) {
          throw new InterruptedException("the worker stops");
        }
        wait();
      }
    } catch (InterruptedException e) {
      if (turn.given) {
        leave();
      } else {
        queue(priority).remove(turn);
      }
      throw e;
    }
  }

  /** Gives a turn back. */
  synchronized void leave() {
    free++;
    give();
  }

  /** Ends every wait; turns that were given go on. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Returns how many wait for a turn. */
  synchronized int waiting(RunPriority priority) {
    return queue(priority).size();
  }

  private void give() {
    while (free > 0 && !closed) {
      Turn next = queue(nextKind()).poll();
      if (next == null) {
        return;
      }
      next.given = true;
      free--;
      notifyAll();
    }
  }

  private RunPriority nextKind() {
    if (queue(RunPriority.HIGH).isEmpty()) {
      return RunPriority.NORMAL;
    }
    if (queue(RunPriority.NORMAL).isEmpty()) {
      return RunPriority.HIGH;
    }
    earned += normalShare;
    if (earned < WHOLE) {
      return RunPriority.HIGH;
    }
    earned -= 1;
    return RunPriority.NORMAL;
  }

  private Queue<Turn> queue(RunPriority priority) {
    return Objects.requireNonNull(waiting.get(priority));
  }
}
