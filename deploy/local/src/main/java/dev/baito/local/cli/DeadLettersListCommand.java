package dev.baito.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baito.local.client.DeadLetterClient;
import dev.baito.local.client.SchedulerClient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baito dead-letters list}: a page of the inbox. */
@Command(
    name = "list",
    sortOptions = false,
    header = "List dead letters, newest first.",
    description = {
      "",
      "Options select together: --run 12 --in open are the open ones of run 12.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./baito dead-letters list",
      "  ./baito dead-letters list --run 12 --reason BAITO-USR-001",
      "  ./baito dead-letters list --user 4711 --since 2026-01-31T00:00:00Z --json"
    })
final class DeadLettersListCommand implements Callable<Integer> {
  private static final int MAX_LIMIT = 200;

  private final Context context;

  @Mixin final CommonOptions common = new CommonOptions();
  @Mixin private final UrlOption url = new UrlOption();
  @Mixin private final StateOption folder = new StateOption();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(names = "--run", paramLabel = "RUN", order = 1, description = "Of this run.")
  private Optional<Long> run = Optional.empty();

  @Option(
      names = "--reason",
      paramLabel = "CODE",
      order = 2,
      description = "For this reason, such as BAITO-USR-001.")
  private Optional<String> reason = Optional.empty();

  @Option(
      names = "--in",
      paramLabel = "STATE",
      order = 3,
      description = "In this state: open, replaying, replayed, parked or discarded.")
  private Optional<String> state = Optional.empty();

  @Option(
      names = "--user",
      paramLabel = "USER",
      order = 4,
      description = "About this user, alone or with others.")
  private Optional<Long> user = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "INSTANT",
      order = 5,
      converter = InstantText.class,
      description = "Whose newest letter came then or later.")
  private Optional<Instant> since = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      order = 6,
      converter = InstantText.class,
      description = "Whose newest letter came before.")
  private Optional<Instant> until = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      order = 7,
      description = "At most so many, up to 200. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--before",
      paramLabel = "ID",
      order = 8,
      description = "Only those before this one: the next page.")
  private Optional<Long> before = Optional.empty();

  DeadLettersListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw Usage.error("--limit must be from 1 to " + MAX_LIMIT + ", not " + limit);
    }
    try (SchedulerClient client = new SchedulerClient(url.resolve(context, folder))) {
      JsonNode page = new DeadLetterClient(client).page(query());
      if (json.on()) {
        context.console().result(page.toPrettyString());
      } else {
        DeadLetterText.table(page).forEach(context.console()::result);
      }
    }
    return ExitCodes.OK;
  }

  private Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    run.ifPresent(id -> query.put("run", id.toString()));
    reason.ifPresent(code -> query.put("reason", code));
    state.ifPresent(name -> query.put("state", name));
    user.ifPresent(id -> query.put("user", id.toString()));
    since.ifPresent(instant -> query.put("since", instant.toString()));
    until.ifPresent(instant -> query.put("until", instant.toString()));
    query.put("limit", Integer.toString(limit));
    before.ifPresent(id -> query.put("before", id.toString()));
    return query;
  }
}
