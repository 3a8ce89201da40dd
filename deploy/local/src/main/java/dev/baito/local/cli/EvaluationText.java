package dev.baito.local.cli;

import dev.baito.local.cli.Evaluation.Group;
import dev.baito.local.cli.Evaluation.Measured;
import dev.baito.local.evaluate.BaselineSettings;
import dev.baito.local.evaluate.Bootstrap;
import dev.baito.local.evaluate.Estimate;
import dev.baito.local.evaluate.PairCheck;
import dev.baito.local.evaluate.Quality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code baito evaluate} found, as people read it. */
final class EvaluationText {
  private static final int NAME_WIDTH = 24;

  private final List<String> lines = new ArrayList<>();
  private final int nameWidth;

  private EvaluationText(int nameWidth) {
    this.nameWidth = nameWidth;
  }

  /** Returns the pairs, then a table for each group. */
  static List<String> lines(Evaluation evaluation) {
    int longest =
        evaluation.groups().stream()
            .flatMap(group -> group.runs().stream())
            .mapToInt(run -> name(run).length())
            .max()
            .orElse(0);
    EvaluationText text = new EvaluationText(Math.max(NAME_WIDTH, longest));
    text.pairs(evaluation);
    evaluation.groups().forEach(text::group);
    text.lines.add("");
    text.lines.add(
        String.format(
            Locale.ROOT,
            "Beside each mean its %.0f%% interval, from %,d bootstrap samples of the users."
                + " Seconds in all: %.1f",
            100 * Bootstrap.CONFIDENCE,
            Bootstrap.RESAMPLES,
            Stages.seconds(evaluation.total())));
    return text.lines;
  }

  private static String name(Measured run) {
    String values = run.trial().text();
    return values.isEmpty() ? "Baito" : values;
  }

  private void group(Group group) {
    lines.add("");
    lines.add(title(group.settings()));
    row("", "recall", "NDCG", "MRR", "coverage", "employers");
    group.baselines().forEach(this::row);
    group.runs().forEach(run -> row(name(run), run.quality()));
  }

  private void pairs(Evaluation evaluation) {
    PairCheck pairs = evaluation.pairs();
    lines.add("");
    lines.add(
        Text.count(pairs.pairs(), "held-out pair")
            + " of "
            + Text.count(pairs.users(), "user")
            + "; as of "
            + evaluation.asOf()
            + " there are "
            + Text.count(evaluation.users(), "user")
            + " and "
            + Text.count(evaluation.openJobs(), "open job"));
    note(pairs.unknownUser(), "name a user who is not there");
    note(pairs.unknownJob(), "name a job that is not there");
    note(pairs.closedJob(), "name a job that is not open at that instant");
    note(pairs.acted(), "name a job that the user has acted on already");
    if (pairs.repeated() > 0) {
      lines.add("  " + Text.count(pairs.repeated(), "row") + " repeated a pair, and count once");
    }
  }

  private void note(int count, String what) {
    if (count > 0) {
      lines.add("  " + Text.number(count) + " of them " + what + ": they count as pairs");
    }
  }

  private static String title(BaselineSettings settings) {
    return "Lists of "
        + settings.topK()
        + ", behaviours of "
        + duration(settings.behaviorWindow())
        + ", exclude-seen "
        + settings.excludeSeen().name().toLowerCase(Locale.ROOT);
  }

  private static String duration(Duration duration) {
    return duration.equals(Duration.ofDays(duration.toDays()))
        ? duration.toDays() + "d"
        : duration.toString();
  }

  private void row(String name, Quality quality) {
    row(
        name,
        text(quality.recall()),
        text(quality.ndcg()),
        text(quality.reciprocalRank()),
        String.format(Locale.ROOT, "%.3f", quality.coverage()),
        String.format(Locale.ROOT, "%.3f", quality.employerDiversity()));
  }

  private void row(String name, Object... figures) {
    String padded = name + " ".repeat(nameWidth - name.length());
    lines.add(
        padded + String.format(Locale.ROOT, "  %-19s%-19s%-19s%8s%11s", figures).stripTrailing());
  }

  private static String text(Estimate estimate) {
    return String.format(
        Locale.ROOT, "%.3f %.3f-%.3f", estimate.mean(), estimate.low(), estimate.high());
  }
}
