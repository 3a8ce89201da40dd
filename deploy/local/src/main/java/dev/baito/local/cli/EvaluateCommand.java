package dev.baito.local.cli;

import dev.baito.local.client.DataSet;
import dev.baito.local.client.RunView;
import dev.baito.local.evaluate.HeldOut;
import dev.baito.local.evaluate.HeldOutFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code baito evaluate}: how good the lists are. */
@Command(
    name = "evaluate",
    sortOptions = false,
    header = "Measure lists on held-out pairs, beside two baselines.",
    description = {
      "",
      "Matches as 'run' does, in a fresh database of its own, and looks for jobs that the data keeps",
      "quiet about: pairs of a user and a job that the user is known to have liked. Prints recall,",
      "NDCG and MRR, each with its 95%% interval, the share of open jobs that are in any list, and how",
      "many employers share a list; the same of two baselines: the most popular jobs, and jobs of the",
      "user's city by words of their titles. docs/evaluation.md says how to hold pairs out.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./baito evaluate --data DIR --held-out pairs.csv",
      "  ./baito evaluate --data DIR --held-out pairs.csv --top-k 10 --as-of 2026-05-01T00:00:00Z",
      "  ./baito evaluate --data DIR --held-out pairs.csv --sweep behavior-half-life=7d,14d,60d",
      "  ./baito evaluate --data DIR --held-out pairs.csv --sweep static-weight=0,0.1,0.3 \\",
      "      --sweep baito.catalogue.popularity-weight=0.3,0.6      all six combinations"
    })
final class EvaluateCommand implements Callable<Integer> {
  private final Context context;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin final CommonOptions common = new CommonOptions();
  @Mixin private final RunOptions options = new RunOptions();
  @Mixin private final WorkersOption workers = new WorkersOption();
  @Mixin private final StateOption state = new StateOption();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      order = 1,
      description =
          "Folder with cities.csv, jobs.csv, users.csv and behaviors.csv, without the held-out"
              + " pairs; each may be packed as .csv.gz.")
  private Path data = Path.of("");

  @Option(
      names = "--held-out",
      paramLabel = "FILE",
      required = true,
      order = 2,
      description = "The pairs to look for, .csv or .csv.gz: user_id,job_id.")
  private Path heldOut = Path.of("");

  @Option(
      names = "--sweep",
      paramLabel = "SETTING=A,B,...",
      order = 3,
      description =
          "Try several values of a setting: of --top-k, --behavior-window and the like, without"
              + " the dashes, or a property of the services (baito...), which are then started"
              + " again. Several sweeps: all combinations, at most 100.")
  private List<String> sweeps = List.of();

  @Option(
      names = "--strict",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      order = 5,
      description = "One bad row in the data refuses it all.")
  private boolean strict;

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      order = 33,
      description = "Print the figures as JSON.")
  private boolean json;

  EvaluateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    // One instant for all runs: lists of different days do not compare.
    Instant asOf = options.asOf().orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS));
    List<Trial> trials = new Sweep(sweeps).trials(spec, asOf);
    StackPlan stack = new StackPlan(state.run(context), context.project(), workers.count());
    DataSet files = DataSet.complete(data);
    HeldOut pairs = HeldOutFile.read(heldOut);
    Evaluation evaluation =
        new EvaluateFlow(
                context.console(), new EvaluatePlan(stack, files, strict, pairs, asOf, trials))
            .run();
    if (json) {
      context.console().result(EvaluationJson.of(evaluation));
    } else {
      EvaluationText.lines(evaluation).forEach(context.console()::result);
    }
    for (Evaluation.Group group : evaluation.groups()) {
      for (Evaluation.Measured measured : group.runs()) {
        requireEveryUser(measured.run());
      }
    }
    return ExitCodes.OK;
  }

  /* Users without a list make figures worse that say nothing about scoring. */
  private static void requireEveryUser(RunView run) {
    if (!run.everyUserCompleted()) {
      throw RunSummary.incomplete(run);
    }
  }
}
