package dev.baito.explanation;

import java.util.List;

/**
 * Why a job is where it is for a user. {@code score = (float) (similarity.total + weightedStatic)}.
 *
 * @param rules every rule's verdict
 * @param score the score it has, or would have if it passed every rule
 * @param weightedStatic what the static score adds to the similarity
 * @param rank the place it has, or would have
 */
public record Explanation(
    long userId,
    long jobId,
    List<RuleVerdict> rules,
    float score,
    Similarity similarity,
    float weightedStatic,
    StaticParts staticParts,
    Rank rank) {
  /** Copies the verdicts. */
  public Explanation {
    rules = List.copyOf(rules);
  }

  /** Returns whether the user may get the job. */
  public boolean eligible() {
    return rules.stream().allMatch(RuleVerdict::passes);
  }
}
