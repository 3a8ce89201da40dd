package dev.baito.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baito.local.client.SchedulerClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baito explain}: why a job is, or is not, in a user's list. */
@Command(
    name = "explain",
    sortOptions = false,
    header = "Say why a job is, or is not, in a user's list.",
    description = {
      "",
      "Shows what each rule decided and why, where the score comes from, the behaviours that count",
      "most, and the rank that the job has or would have.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./baito explain 42 1017",
      "  ./baito explain 42 1017 --run 12 --json"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Context context;

  @Mixin final CommonOptions common = new CommonOptions();
  @Mixin private final UrlOption url = new UrlOption();
  @Mixin private final StateOption state = new StateOption();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = "--run",
      paramLabel = "ID",
      order = 1,
      description = "Explain the list of this run. Default: the user's current list.")
  private Optional<Long> run = Optional.empty();

  @Parameters(index = "0", paramLabel = "USER", description = "The user's id.")
  private long user;

  @Parameters(index = "1", paramLabel = "JOB", description = "The job's id.")
  private long job;

  ExplainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (SchedulerClient client = new SchedulerClient(url.resolve(context, state))) {
      JsonNode explanation = client.explanation(user, job, run);
      if (json.on()) {
        context.console().result(explanation.toPrettyString());
      } else {
        new ExplanationText(explanation).lines().forEach(context.console()::result);
      }
    }
    return ExitCodes.OK;
  }
}
