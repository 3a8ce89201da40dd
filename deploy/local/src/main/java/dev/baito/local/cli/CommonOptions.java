package dev.baito.local.cli;

import picocli.CommandLine.Option;

/** Options of every command. */
final class CommonOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 1000,
      description = "Show this help.")
  boolean help;

  @Option(
      names = "--verbose",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      order = 999,
      description = "On failure, show the stack trace too.")
  boolean verbose;
}
