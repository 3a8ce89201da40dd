package dev.baito.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baito chaos}: the launcher script does it, since it needs a build, not this program. */
@Command(
    name = "chaos",
    sortOptions = false,
    header = "Break one thing at a time in mid-run, and prove that nothing is lost.",
    description = {
      "",
      "Kills, freezes and restarts servers and services, cuts connections, duplicates and poisons",
      "messages, each three times, and after each holds lists and ledger against a run in peace.",
      "'baito test' does the same in short. Further arguments go to Maven.",
      ""
    },
    footer = {"", "Example:", "  ./baito chaos -Dbaito.chaos.times=1"})
final class ChaosCommand implements Callable<Integer> {
  @Mixin final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    throw Usage.error("call it through the launcher script: ./baito chaos");
  }
}
