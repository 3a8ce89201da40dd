package dev.baito.worker.explanations;

import dev.baito.explanation.Diversity;
import dev.baito.explanation.Explanation;
import dev.baito.explanation.Rank;
import dev.baito.explanation.RuleText;
import dev.baito.explanation.RuleVerdict;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an explanation comes to, in a sentence or two. */
final class Summary {
  private Summary() {}

  static String of(Explanation explanation, int topK, Optional<ExplanationView.Listed> listed) {
    boolean belongs = explanation.listed(topK);
    String computed = computed(explanation, topK);
    if (listed.isPresent() == belongs
        && listed.map(found -> found.rank() == explanation.listPlace()).orElse(true)) {
      return computed;
    }
    return computed
        + listed
            .map(found -> " The stored list still has it at number " + found.rank() + ":")
            .orElse(" The stored list does not have it yet:")
        + " the user's profile was changed after the run.";
  }

  private static String computed(Explanation explanation, int topK) {
    Rank rank = explanation.rank();
    if (!explanation.eligible()) {
      return "Not in the list: %s. Otherwise it would be number %s, next to the %s%s."
          .formatted(
              explanation.rules().stream()
                  .filter(verdict -> !verdict.passes())
                  .map((RuleVerdict verdict) -> RuleText.sentence(verdict))
                  .collect(Collectors.joining("; ")),
              count(rank.place()),
              jobs(rank.eligible()),
              keptOut(explanation).map(caps -> ", and still be left out: " + caps).orElse(""));
    }
    return keptOut(explanation)
        .map(caps ->
            "Not in the list: it is number %s of the %s, but %s."
                .formatted(count(rank.place()), jobs(rank.eligible()), caps))
        .orElseGet(() -> inOrder(explanation, topK));
  }

  private static String inOrder(Explanation explanation, int topK) {
    Rank rank = explanation.rank();
    if (explanation.listPlace() > topK) {
      return "Not in the list: it would be number %s of the %s, and the list ends %s."
          .formatted(
              count(rank.place()),
              jobs(rank.eligible()),
              explanation.diversity().isPresent()
                  ? "before, with the %s that the caps leave".formatted(count(topK))
                  : "at " + count(topK));
    }
    if (explanation.listPlace() < rank.place()) {
      return "Number %s in the list, though number %s of the %s: caps keep better ones out."
          .formatted(count(explanation.listPlace()), count(rank.place()), jobs(rank.eligible()));
    }
    return "Number %s of the %s.".formatted(count(rank.place()), jobs(rank.eligible()));
  }

  /** Returns the caps that keep the job out, if any do. */
  private static Optional<String> keptOut(Explanation explanation) {
    return explanation
        .diversity()
        .map(Diversity::keepingOut)
        .filter(caps -> !caps.isEmpty())
        .map(caps -> caps.stream().map(RuleText::sentence).collect(Collectors.joining("; ")));
  }

  private static String jobs(int eligible) {
    return (eligible == 1 ? "one job" : count(eligible) + " jobs") + " that the user may get";
  }

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
