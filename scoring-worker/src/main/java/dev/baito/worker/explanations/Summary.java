package dev.baito.worker.explanations;

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
    boolean belongs = explanation.eligible() && explanation.rank().place() <= topK;
    String computed = computed(explanation, topK);
    if (listed.isPresent() == belongs
        && listed.map(found -> found.rank() == explanation.rank().place()).orElse(true)) {
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
      return "Not in the list: %s. Otherwise it would be number %s, next to the %s."
          .formatted(
              explanation.rules().stream()
                  .filter(verdict -> !verdict.passes())
                  .map((RuleVerdict verdict) -> RuleText.sentence(verdict))
                  .collect(Collectors.joining("; ")),
              count(rank.place()),
              jobs(rank.eligible()));
    }
    if (rank.place() > topK) {
      return "Not in the list: it would be number %s of the %s, and the list ends at %s."
          .formatted(count(rank.place()), jobs(rank.eligible()), count(topK));
    }
    return "Number %s of the %s.".formatted(count(rank.place()), jobs(rank.eligible()));
  }

  private static String jobs(int eligible) {
    return (eligible == 1 ? "one job" : count(eligible) + " jobs") + " that the user may get";
  }

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
