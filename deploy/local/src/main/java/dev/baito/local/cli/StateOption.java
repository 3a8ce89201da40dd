package dev.baito.local.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the stacks of a project keep all they have. */
final class StateOption {
  @Option(
      names = "--state",
      paramLabel = "DIR",
      order = 900,
      description =
          "Folder of all state: servers' data, logs, pid files. 'up' uses DIR/up, 'run' and"
              + " 'evaluate' use DIR/run. Default: .baito in the project.")
  private Optional<Path> state = Optional.empty();

  /** Returns the folder of the stack that {@code up} starts. */
  Path up(Context context) {
    return folder(context).resolve("up");
  }

  /** Returns the folder of the stack that {@code run} and {@code evaluate} start. */
  Path run(Context context) {
    return folder(context).resolve("run");
  }

  private Path folder(Context context) {
    return state.orElse(context.project().resolve(".baito")).toAbsolutePath().normalize();
  }
}
