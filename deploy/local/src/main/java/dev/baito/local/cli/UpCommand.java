package dev.baito.local.cli;

import dev.baito.local.stack.LocalStack;
import dev.baito.local.stack.StackOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baito up}: servers and services that stay. */
@Command(
    name = "up",
    sortOptions = false,
    header = "Start Kafka, PostgreSQL, Redis and the services, and leave them up.",
    description = {
      "",
      "All listen on this machine only, on free ports that 'status' shows. Their data stays in the",
      "state folder: 'down' and 'up' again goes on where it was.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./baito up --workers 2",
      "  ./baito import --data DIR",
      "  ./baito status",
      "  ./baito up --state /tmp/other     a second stack, beside the first"
    })
final class UpCommand implements Callable<Integer> {
  private final Context context;

  @Mixin final CommonOptions common = new CommonOptions();
  @Mixin private final WorkersOption workers = new WorkersOption();
  @Mixin private final StateOption state = new StateOption();

  UpCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path folder = state.up(context);
    Optional<LocalStack> running = LocalStack.attach(folder);
    if (running.isPresent()) {
      context.console().result("Up already: " + running.get().schedulerUri());
      return ExitCodes.OK;
    }
    StackOptions options =
        new StackOptions(folder, workers.count(), context.project(), "baito", Map.of());
    LocalStack stack = LocalStack.start(options, line -> context.console().line("  " + line));
    stack.detach();
    context.console().result("Up: " + stack.schedulerUri() + " (API: /q/openapi)");
    return ExitCodes.OK;
  }
}
