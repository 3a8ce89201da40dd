package dev.baito.local.cli;

import dev.baito.local.stack.StackOptions;
import picocli.CommandLine.Option;

/** How many scoring workers a stack has. */
final class WorkersOption {
  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "1",
      order = 20,
      description =
          "How many scoring workers to start; together they use all cores."
              + " Default: ${DEFAULT-VALUE}.")
  private int workers;

  /** Returns the number. */
  int count() {
    if (workers < 1 || workers > StackOptions.MAX_WORKERS) {
      throw Usage.error(
          "--workers must be from 1 to " + StackOptions.MAX_WORKERS + ", not " + workers);
    }
    return workers;
  }
}
