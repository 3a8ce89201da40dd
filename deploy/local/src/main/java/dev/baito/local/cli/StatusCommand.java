package dev.baito.local.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baito status}: what is up, and how far its run is. */
@Command(
    name = "status",
    sortOptions = false,
    header = "Show every process, and the active or last run.",
    description = {
      "",
      "Of what 'up' started, and of what 'run --keep' left up: name, pid, port, health; of the run:",
      "batches planned, completed, dead. Exit code 1 when a process is not well.",
      ""
    },
    footer = {"", "Examples:", "  ./baito status", "  ./baito status --json"})
final class StatusCommand implements Callable<Integer> {
  private final Context context;

  @Mixin final CommonOptions common = new CommonOptions();
  @Mixin private final StateOption state = new StateOption();

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Print it as JSON.")
  private boolean json;

  StatusCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<StackReport> reports = new ArrayList<>();
    for (var stack : UpStacks.of(context, state).entrySet()) {
      reports.add(StackReport.of(stack.getKey(), stack.getValue()));
    }
    if (json) {
      context.console().result(StackReport.json(reports));
    } else if (reports.isEmpty()) {
      context.console().result("Nothing is up. './baito up' starts it.");
    } else {
      reports.stream()
          .flatMap(report -> report.lines().stream())
          .forEach(context.console()::result);
    }
    return reports.stream().allMatch(StackReport::well) ? ExitCodes.OK : ExitCodes.FAILURE;
  }
}
