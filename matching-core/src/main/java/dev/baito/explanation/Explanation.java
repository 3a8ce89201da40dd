package dev.baito.explanation;

import java.util.List;
import java.util.Optional;

/**
 * Why a job is where it is for a user. {@code score = (float) (similarity.total + weightedStatic)}.
 *
 * @param rules every rule's verdict
 * @param score the score it has, or would have if it passed every rule
 * @param weightedStatic what the static score adds to the similarity
 * @param rank the place it has, or would have
 * @param diversity what the run's caps make of it; empty where the run has none
 */
public record Explanation(
    long userId,
    long jobId,
    List<RuleVerdict> rules,
    float score,
    Similarity similarity,
    float weightedStatic,
    StaticParts staticParts,
    Rank rank,
    Optional<Diversity> diversity) {
  /** Copies the verdicts. */
  public Explanation {
    rules = List.copyOf(rules);
  }

  /** Returns whether the user may get the job. */
  public boolean eligible() {
    return rules.stream().allMatch(RuleVerdict::passes);
  }

  /**
   * Returns whether it is in a list of so many.
   *
   * @param topK the length of the list
   */
  public boolean listed(int topK) {
    return eligible()
        && listPlace() <= topK
        && diversity.stream().allMatch(caps -> caps.keepingOut().isEmpty());
  }

  /** Returns the place in the list that it has, or would have if it were taken, from 1. */
  public int listPlace() {
    return diversity.map(caps -> caps.listedBefore() + 1).orElseGet(rank::place);
  }
}
