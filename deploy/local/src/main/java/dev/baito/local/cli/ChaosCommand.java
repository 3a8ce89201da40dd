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
      "Kills, freezes and restarts servers and services; cuts, delays and hangs connections; has",
      "PostgreSQL deadlock, refuse and forget to answer; reorders, repeats and poisons messages: each",
      "three times. After each it holds lists and ledger against a run in peace, and at the end it",
      "prints a table. 'baito test' does the same in short. Further arguments go to Maven:",
      "  -Dbaito.chaos.times=N           how often each fault strikes",
      "  -Dbaito.chaos.freeze-seconds=N  how long what does not end by itself lasts",
      "  -Dbaito.chaos.only=REGEX        only faults in whose names this is found",
      ""
    },
    footer = {"", "Example:", "  ./baito chaos -Dbaito.chaos.times=1 -Dbaito.chaos.only=POSTGRES"})
final class ChaosCommand implements Callable<Integer> {
  @Mixin final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    throw Usage.error("call it through the launcher script: ./baito chaos");
  }
}
