package dev.baito.explanation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run's caps make of a job: how far the list was filled, by taking jobs in order, when the
 * job's turn came or would have come.
 *
 * @param listedBefore how many jobs the list took before
 * @param topK how many it holds
 * @param employer the cap on the job's employer, if it names one and there is such a cap
 * @param category the cap on the job's category, if it names one and there is such a cap
 */
public record Diversity(
    int listedBefore, int topK, Optional<Cap> employer, Optional<Cap> category) {
  /**
   * A cap on one employer or category.
   *
   * @param name whose jobs are counted
   * @param most how many of these a list may hold
   * @param before how many of these it took before
   */
  public record Cap(String name, int most, int before) {
    /** Returns whether no more are taken. */
    public boolean reached() {
      return before >= most;
    }
  }

  /** Returns whether the list was full already. */
  public boolean full() {
    return listedBefore >= topK;
  }

  /** Returns whether the list had room, but a cap keeps the job out of it. */
  public boolean keptOut() {
    return !full()
        && Stream.of(employer, category).flatMap(Optional::stream).anyMatch(Cap::reached);
  }

  /** Returns which caps are reached, and by what, each as a sentence without a full stop. */
  public List<String> sentences() {
    return Stream.of(
            employer.filter(Cap::reached).map(cap -> sentence(cap, "employer")),
            category.filter(Cap::reached).map(cap -> sentence(cap, "category")))
        .flatMap(Optional::stream)
        .toList();
  }

  private static String sentence(Cap cap, String group) {
    return "the list takes at most %,d of the %s %s, and %s"
        .formatted(
            cap.most(),
            group,
            cap.name(),
            cap.before() == 1
                ? "one better job is in it"
                : cap.before() + " better jobs are in it");
  }
}
