package dev.baito.local.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code baito dead-letters}: what could not be processed, and what to do about it. */
@Command(
    name = "dead-letters",
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    header = "List, show, put back or give up what could not be processed.",
    description = {
      "",
      "A user who cannot be scored, or a message that nobody can read, becomes a dead letter; the",
      "others of its batch are not affected. Each has a reason (docs/errors.md says what to do), the",
      "message as it was, and a history. Mend the cause, then put it back with 'replay'.",
      "",
      "  open        nothing was done about it yet, or it came back",
      "  replaying   it is back in its topic; nothing has come of it yet",
      "  replayed    it is resolved",
      "  parked      it came back too often: only put back when named",
      "  discarded   given up, with a reason",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./baito dead-letters list --in open",
      "  ./baito dead-letters show 17",
      "  ./baito dead-letters replay --run 12 --dry-run     see first what it would take",
      "  ./baito dead-letters replay --run 12 --wait",
      "  ./baito dead-letters discard 17 --reason \"left the site\"",
      "  ./baito audit 12                                   does the run add up?"
    })
final class DeadLettersCommand implements Runnable {
  @Mixin final CommonOptions common = new CommonOptions();

  /** Returns the command with its own commands. */
  static CommandLine with(Context context) {
    return new CommandLine(new DeadLettersCommand())
        .addSubcommand(new DeadLettersListCommand(context))
        .addSubcommand(new DeadLettersShowCommand(context))
        .addSubcommand(new DeadLettersReplayCommand(context))
        .addSubcommand(new DeadLettersDiscardCommand(context));
  }

  @Override
  public void run() {
    throw Usage.error(
        "name what to do with dead letters: list, show, replay or discard"
            + " (./baito dead-letters --help)");
  }
}
