package dev.baito.local.cli;

import dev.baito.local.cli.SourceOptions.Source;
import dev.baito.local.generate.GeneratorSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code baito run}: everything, once. */
@Command(
    name = "run",
    sortOptions = false,
    header = "Match users with jobs, once, from files to lists.",
    description = {
      "",
      "Starts Kafka, PostgreSQL, Redis and the four services in a fresh database of their own,",
      "imports the data, matches every user with the best jobs, exactly, prints a summary with",
      "sample lists, and stops everything. What 'up' serves is not touched.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./baito run                             10,000 made-up users, 100,000 made-up jobs",
      "  ./baito run --generate 200x2000         a small one",
      "  ./baito run --data DIR --export lists.csv.gz",
      "  ./baito run --data DIR --strict --exclude-seen any --behavior-window 365d",
      "  ./baito run --report log.ndjson --json  for machines",
      "  ./baito run --keep                      leave it up: 'status', 'export', 'down' see it"
    })
final class RunCommand implements Callable<Integer> {
  private final Context context;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin final CommonOptions common = new CommonOptions();
  @Mixin private final SourceOptions sources = new SourceOptions();
  @Mixin private final RunOptions options = new RunOptions();
  @Mixin private final WorkersOption workers = new WorkersOption();
  @Mixin private final StateOption state = new StateOption();

  @Option(
      names = "--strict",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      order = 5,
      description = "One bad row in the files refuses them all.")
  private boolean strict;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      order = 30,
      description = "Write all lists to FILE (.csv or .csv.gz): user_id,rank,job_id,score.")
  private Optional<Path> export = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      order = 31,
      description = "Write the performance log to FILE: one JSON object per batch and one per run.")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--keep",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      order = 32,
      description = "Leave servers and services up afterwards.")
  private boolean keep;

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      order = 33,
      description = "Print the summary as JSON.")
  private boolean json;

  RunCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    Source source = sources.source(spec, options.asOf());
    RunPlan plan =
        new RunPlan(
            new StackPlan(state.run(context), context.project(), workers.count()),
            source,
            options.request(
                source instanceof Source.Generated
                    ? Optional.of(GeneratorSettings.DEFAULT_AS_OF)
                    : Optional.empty()),
            strict,
            export.map(CsvName::checked).map(OutputFile::at),
            report.map(OutputFile::at),
            keep);
    RunSummary summary = new RunFlow(context.console(), plan).run();
    if (json) {
      context.console().result(summary.json());
    } else {
      summary.lines().forEach(context.console()::result);
    }
    if (!summary.everyUserCompleted()) {
      throw summary.incomplete();
    }
    return ExitCodes.OK;
  }
}
