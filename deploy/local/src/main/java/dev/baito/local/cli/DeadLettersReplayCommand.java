package dev.baito.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baito.local.client.DeadLetterClient;
import dev.baito.local.client.ReplayRequest;
import dev.baito.local.client.ReplayView;
import dev.baito.local.client.SchedulerClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baito dead-letters replay}: puts dead letters back. */
@Command(
    name = "replay",
    sortOptions = false,
    header = "Put dead letters back into the topics they came from.",
    description = {
      "",
      "By their numbers, or the open ones of a run, for a reason, or all. The scheduler does it by",
      "itself, at its rate, also after a restart. Whoever has been completed since, or has a newer",
      "list, is left alone, and the replay says so. Mend the cause first: what comes back too often",
      "is parked.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./baito dead-letters replay --run 12 --dry-run     how many, and the newest of them",
      "  ./baito dead-letters replay --run 12 --wait",
      "  ./baito dead-letters replay --reason BAITO-USR-001 --rate 20",
      "  ./baito dead-letters replay 17 18                  parked and unreadable ones too",
      "  ./baito dead-letters replay --all"
    })
final class DeadLettersReplayCommand implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(300);

  private final Context context;

  @Mixin final CommonOptions common = new CommonOptions();
  @Mixin private final UrlOption url = new UrlOption();
  @Mixin private final StateOption folder = new StateOption();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(names = "--run", paramLabel = "RUN", order = 1, description = "The open ones of a run.")
  private Optional<Long> run = Optional.empty();

  @Option(
      names = "--reason",
      paramLabel = "CODE",
      order = 2,
      description = "The open ones for a reason, such as BAITO-USR-001.")
  private Optional<String> reason = Optional.empty();

  @Option(
      names = "--all",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      order = 3,
      description = "All open ones.")
  private boolean all;

  @Option(
      names = "--dry-run",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      order = 4,
      description = "Only say which they would be.")
  private boolean dryRun;

  @Option(
      names = "--rate",
      paramLabel = "N",
      order = 5,
      description = "At most so many in a second. Default: the scheduler's.")
  private Optional<Integer> rate = Optional.empty();

  @Option(
      names = "--wait",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      order = 6,
      description = "Wait until all are back, and show how far it is.")
  private boolean waiting;

  @Parameters(paramLabel = "ID", arity = "0..*", description = "These, whatever their state.")
  private List<Long> ids = List.of();

  DeadLettersReplayCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    ReplayRequest request = request();
    try (SchedulerClient client = new SchedulerClient(url.resolve(context, folder))) {
      DeadLetterClient inbox = new DeadLetterClient(client);
      JsonNode answer = inbox.replay(request);
      if (dryRun) {
        dryRun(answer);
        return ExitCodes.OK;
      }
      ReplayView replay = ReplayView.of(answer);
      return waiting ? await(inbox, replay.id()) : started(replay);
    }
  }

  private ReplayRequest request() {
    boolean filtered = run.isPresent() || reason.isPresent();
    int ways = (ids.isEmpty() ? 0 : 1) + (filtered ? 1 : 0) + (all ? 1 : 0);
    if (ways != 1) {
      throw Usage.error("name dead letters by ID, by --run or --reason, or say --all");
    }
    if (rate.isPresent() && rate.get() < 1) {
      throw Usage.error("--rate must be at least 1, not " + rate.get());
    }
    return new ReplayRequest(ids, run, reason, all, dryRun, rate);
  }

  private void dryRun(JsonNode answer) {
    Console console = context.console();
    if (json.on()) {
      console.result(answer.toPrettyString());
      return;
    }
    long total = answer.path("total").asLong();
    console.result("It would put back " + Text.count(total, "dead letter") + ".");
    if (total > 0) {
      DeadLetterText.rows(answer.path("first")).forEach(console::result);
    }
  }

  private int started(ReplayView replay) {
    context
        .console()
        .result(
            json.on()
                ? replay.json().toPrettyString()
                : "Replay %d: %s, at most %d a second; --wait shows how far it is"
                    .formatted(
                        replay.id(),
                        Text.count(replay.total(), "dead letter"),
                        replay.perSecond()));
    return ExitCodes.OK;
  }

  private int await(DeadLetterClient inbox, long id) throws InterruptedException {
    long since = System.nanoTime();
    ReplayView replay = inbox.replay(id);
    while (!replay.ended()) {
      context
          .console()
          .live(
              Bar.text(
                  "replay",
                  replay.handled(),
                  replay.total(),
                  "dead letters",
                  Duration.ofNanos(System.nanoTime() - since)));
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
      replay = inbox.replay(id);
    }
    context.console().result(json.on() ? replay.json().toPrettyString() : ended(replay));
    return replay.failed() == 0 && replay.state().equals("done") ? ExitCodes.OK : ExitCodes.FAILURE;
  }

  private static String ended(ReplayView replay) {
    String reasons =
        replay.reasons().isEmpty() ? "" : " (" + String.join(", ", replay.reasons()) + ")";
    return "Replay %d %s: of %s %s put back, %s nothing to do for, %s refused%s"
        .formatted(
            replay.id(),
            replay.state(),
            Text.count(replay.total(), "dead letter"),
            Text.number(replay.replayed()),
            Text.number(replay.noOps()),
            Text.number(replay.failed()),
            reasons);
  }
}
