package dev.baito.endtoend.proxy;

import java.util.List;
import java.util.function.Supplier;

/**
 * Cuts connections of PostgreSQL's clients after they have sent COMMIT, and the server has done it,
 * but before they hear of it. Thread-safe.
 */
public final class CommitCuts implements Supplier<ClientWatch> {
  private String mark = "";
  private int left;

  /**
   * Cuts the next commits.
   *
   * @param mark what a statement of the transaction must contain
   * @param times how many commits
   */
  public synchronized void cutNext(String mark, int times) {
    this.mark = mark;
    this.left = times;
  }

  /** Returns how many are still to be cut. */
  public synchronized int left() {
    return left;
  }

  private synchronized boolean cuts(List<String> transaction) {
    if (left == 0 || transaction.stream().noneMatch(sql -> sql.contains(mark))) {
      return false;
    }
    left--;
    return true;
  }

  @Override
  public ClientWatch get() {
    var dialogue = new PostgresDialogue();
    return (bytes, length) -> dialogue.take(bytes, length).filter(this::cuts).isPresent();
  }
}
