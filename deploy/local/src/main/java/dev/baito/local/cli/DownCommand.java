package dev.baito.local.cli;

import dev.baito.local.stack.LocalStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baito down}: stops what {@code up} and {@code run --keep} left up. */
@Command(
    name = "down",
    sortOptions = false,
    header = "Stop the servers and services that 'up' or 'run --keep' left up.",
    description = {
      "",
      "Also what a killed launcher left behind. Data stays where it is, for the next 'up'.",
      ""
    },
    footer = {"", "Example:", "  ./baito down"})
final class DownCommand implements Callable<Integer> {
  private final Context context;

  @Mixin final CommonOptions common = new CommonOptions();
  @Mixin private final StateOption state = new StateOption();

  DownCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    boolean any = false;
    for (Path folder : List.of(state.up(context), state.run(context))) {
      any |= stop(folder);
    }
    if (!any) {
      context.console().result("Nothing was up.");
    }
    return ExitCodes.OK;
  }

  private boolean stop(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    Optional<LocalStack> running = LocalStack.attach(folder);
    running.ifPresent(LocalStack::stop);
    int stale = LocalStack.stopStale(folder);
    if (running.isEmpty() && stale == 0) {
      return false;
    }
    context.console().result("Stopped what was up in " + folder);
    return true;
  }
}
