package dev.baito.explanation;

import java.util.List;

/**
 * What a run's caps make of a job: how far the list was filled, by taking jobs in order, when the
 * job's turn came or would have come.
 *
 * @param listedBefore how many jobs the list took before
 * @param topK how many it holds
 * @param caps the caps that hold for the job, which may name no employer or no category
 */
public record Diversity(int listedBefore, int topK, List<Cap> caps) {
  /** Copies the caps. */
  public Diversity {
    caps = List.copyOf(caps);
  }

  /** What is capped. */
  public enum Kind {
    /** Jobs of one employer. */
    EMPLOYER,
    /** Jobs of one category. */
    CATEGORY
  }

  /**
   * A cap on one employer or category.
   *
   * @param name whose jobs are counted
   * @param most how many of these a list may hold
   * @param before how many of these it took before
   */
  public record Cap(Kind kind, String name, int most, int before) {
    /** Returns whether one more is taken. */
    public boolean passes() {
      return before < most;
    }
  }

  /** Returns whether the list was full already. */
  public boolean full() {
    return listedBefore >= topK;
  }

  /** Returns the caps that keep the job out of a list that has room for it. */
  public List<Cap> keepingOut() {
    return full() ? List.of() : caps.stream().filter(cap -> !cap.passes()).toList();
  }
}
