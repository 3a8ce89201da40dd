package dev.baito.local.cli;

import picocli.CommandLine.Option;

/** How many scoring workers a stack has. */
final class WorkersOption {
  private static final int MOST = 64;

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
    if (workers < 1 || workers > MOST) {
      throw Usage.error("--workers must be from 1 to " + MOST + ", not " + workers);
    }
    return workers;
  }
}
