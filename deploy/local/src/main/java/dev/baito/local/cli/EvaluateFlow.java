package dev.baito.local.cli;

import dev.baito.local.cli.Evaluation.Group;
import dev.baito.local.cli.Evaluation.Measured;
import dev.baito.local.client.RunView;
import dev.baito.local.client.SchedulerClient;
import dev.baito.local.evaluate.BaselineSettings;
import dev.baito.local.evaluate.Board;
import dev.baito.local.evaluate.BoardReader;
import dev.baito.local.evaluate.CityAndTitle;
import dev.baito.local.evaluate.ExportedLists;
import dev.baito.local.evaluate.Lists;
import dev.baito.local.evaluate.Measuring;
import dev.baito.local.evaluate.PairCheck;
import dev.baito.local.evaluate.Popularity;
import dev.baito.local.evaluate.Quality;
import dev.baito.local.stack.LocalStack;
import dev.baito.run.SeenPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The stages of {@code baito evaluate}: one stack, one import, a run for each trial. */
final class EvaluateFlow {
  private final Console console;
  private final EvaluatePlan plan;
  private final Stages stages;

  EvaluateFlow(Console console, EvaluatePlan plan) {
    this.console = console;
    this.plan = plan;
    this.stages = new Stages(console);
  }

  /** Does it all; the stack is stopped, however it ends. */
  Evaluation run() throws InterruptedException {
    Board board;
    List<Measured> measured = new ArrayList<>();
    try (LocalStack stack = new StackStart(console, stages, plan.stack()).start()) {
      try {
        board = imported(stack);
        for (Trial trial : plan.trials()) {
          measured.add(measured(stack, trial, board));
        }
      } finally {
        long since = System.nanoTime();
        stack.stop();
        stages.doneSince("stop", since, "everything stopped");
      }
    }
    return new Evaluation(
        plan.asOf(),
        board.users().size(),
        board.activeJobs(),
        PairCheck.of(plan.heldOut(), board),
        groups(measured, board),
        stages.total());
  }

  private Board imported(LocalStack stack) {
    try (SchedulerClient client = new SchedulerClient(stack.schedulerUri())) {
      new RunSteps(console, stages, stack, client)
          .importFiles(plan.data(), plan.strict(), plan.stack().state());
    }
    Map<String, String> database = stack.connectionProperties();
    return BoardReader.read(
        database.getOrDefault("quarkus.datasource.jdbc.url", ""),
        database.getOrDefault("quarkus.datasource.username", ""),
        database.getOrDefault("quarkus.datasource.password", ""),
        plan.asOf());
  }

  private Measured measured(LocalStack stack, Trial trial, Board board)
      throws InterruptedException {
    if (!trial.values().isEmpty()) {
      console.line("  " + trial.text());
    }
    long since = System.nanoTime();
    int restarted = stack.reconfigure(trial.services(), line -> {});
    if (restarted > 0) {
      stages.doneSince("restart", since, Text.count(restarted, "service"));
    }
    // A new one each time: a scheduler that was started again has closed what the last one had
    // open.
    try (SchedulerClient client = new SchedulerClient(stack.schedulerUri())) {
      RunView run = new RunSteps(console, stages, stack, client).completed(trial.request());
      long measuring = System.nanoTime();
      Quality quality =
          client.export(run.id(), in -> Measuring.of(new ExportedLists(in), board, plan.heldOut()));
      stages.doneSince("measure", measuring, Text.count(quality.lists(), "list"));
      return new Measured(trial, run, quality);
    }
  }

  private List<Group> groups(List<Measured> all, Board board) {
    SequencedMap<BaselineSettings, List<Measured>> bySettings = new LinkedHashMap<>();
    for (Measured measured : all) {
      bySettings
          .computeIfAbsent(baselineSettings(measured.run()), _ -> new ArrayList<>())
          .add(measured);
    }
    return bySettings.entrySet().stream()
        .map(group -> new Group(group.getKey(), baselines(group.getKey(), board), group.getValue()))
        .toList();
  }

  private SequencedMap<String, Quality> baselines(BaselineSettings settings, Board board) {
    long since = System.nanoTime();
    SequencedMap<String, Quality> baselines = new LinkedHashMap<>();
    baselines.put("popularity", measured(new Popularity(board, settings), board));
    baselines.put("same city, title words", measured(new CityAndTitle(board, settings), board));
    stages.doneSince("baselines", since, String.join("; ", baselines.keySet()));
    return baselines;
  }

  private Quality measured(Lists lists, Board board) {
    try {
      return Measuring.of(lists, board, plan.heldOut());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // these are in memory
    }
  }

  /* As the scheduler understood them, its own defaults included. */
  private static BaselineSettings baselineSettings(RunView run) {
    var settings = run.json().path("settings");
    String seen = settings.path("exclude_seen").asText();
    Duration window = new DurationText().convert(settings.path("behavior_window").asText());
    return new BaselineSettings(
        run.topK(),
        Stream.of(SeenPolicy.values())
            .filter(policy -> policy.name().toLowerCase(Locale.ROOT).equals(seen))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("exclude_seen is " + seen)),
        window);
  }
}
