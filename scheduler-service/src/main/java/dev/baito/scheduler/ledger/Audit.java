package dev.baito.scheduler.ledger;

import java.util.List;

/**
 * Whether the users of a run add up: planned = completed + dead-lettered + discarded + cancelled.
 *
 * @param runId the run
 * @param state of the run
 * @param ledger closed; open if it does not add up; running while the run is under way
 * @param users what became of the planned users
 * @param problems what does not add up
 */
public record Audit(long runId, String state, String ledger, Users users, List<Problem> problems) {
  /** Copies the problems. */
  public Audit {
    problems = List.copyOf(problems);
  }

  /**
   * Counts of planned users; each is of one class.
   *
   * @param planned as the run was planned
   * @param completed with a list, be it empty, or no longer there
   * @param deadLettered in the inbox, or not to be scored
   * @param discarded given up
   * @param cancelled without a list when the run was called off, or failed
   * @param pending of whom nothing is known: not yet, while the run is under way
   */
  public record Users(
      long planned,
      long completed,
      long deadLettered,
      long discarded,
      long cancelled,
      long pending) {

    /** Returns whether each planned user is of a class. */
    boolean addUp() {
      return planned == completed + deadLettered + discarded + cancelled;
    }
  }

  /**
   * Something that is wrong.
   *
   * @param problem missing, unplanned, too_long, repeated_jobs or unordered
   * @param count how many users it is wrong with
   * @param users the first of them
   */
  public record Problem(String problem, long count, List<Long> users) {
    /** Copies the users. */
    public Problem {
      users = List.copyOf(users);
    }
  }
}
