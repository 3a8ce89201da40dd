package dev.baito.local.cli;

import picocli.CommandLine.Option;

/** Whether a result is for machines. */
final class JsonOption {
  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      order = 800,
      description = "Print the API's JSON.")
  private boolean json;

  boolean on() {
    return json;
  }
}
