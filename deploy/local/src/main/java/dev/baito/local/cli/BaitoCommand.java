package dev.baito.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code baito} alone: says what there is. */
@Command(
    name = "baito",
    header = "Gives every user of a job board the best jobs, exactly.",
    description = {
      "",
      "CSV files in, everyone's exact top 40 out, by real Kafka, PostgreSQL and Redis that come with",
      "it. Needs a JDK 25 and Maven, nothing else.",
      ""
    },
    footer = {
      "",
      "Start here:",
      "  ./baito run                       all of it on made-up data, in about a minute or two",
      "  ./baito run --data DIR            on your own files",
      "  ./baito up                        leave it up; then import, status, export, down",
      "  ./baito dead-letters list         what could not be processed; then show, replay, discard",
      "  ./baito COMMAND --help            options and examples of a command",
      "",
      "Every option is also a property (baito.cli.top-k, passed by BAITO_JAVA_OPTS) and an",
      "environment variable (BAITO_CLI_TOP_K)."
    })
final class BaitoCommand implements Runnable {
  @Mixin final CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw Usage.error(
        "name a command: " + String.join(", ", spec.subcommands().keySet()) + " (see --help)");
  }
}
