package dev.baito.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baito.local.client.DeadLetterClient;
import dev.baito.local.client.SchedulerClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baito dead-letters discard}: gives dead letters up. */
@Command(
    name = "discard",
    sortOptions = false,
    header = "Give dead letters up: they are not put back any more.",
    description = {
      "",
      "They stay in the inbox with the reason, and the ledger counts their users as discarded.",
      ""
    },
    footer = {"", "Example:", "  ./baito dead-letters discard 17 18 --reason \"left the site\""})
final class DeadLettersDiscardCommand implements Callable<Integer> {
  private final Context context;

  @Mixin final CommonOptions common = new CommonOptions();
  @Mixin private final UrlOption url = new UrlOption();
  @Mixin private final StateOption folder = new StateOption();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      order = 1,
      description = "Why; it is kept.")
  private String reason = "";

  @Parameters(paramLabel = "ID", arity = "1..*", description = "Their numbers.")
  private List<Long> ids = List.of();

  DeadLettersDiscardCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (reason.isBlank()) {
      throw Usage.error("--reason must say why");
    }
    ArrayNode discarded = JsonNodeFactory.instance.arrayNode();
    try (SchedulerClient client = new SchedulerClient(url.resolve(context, folder))) {
      DeadLetterClient inbox = new DeadLetterClient(client);
      for (long id : ids) {
        JsonNode entry = inbox.discard(id, reason);
        discarded.add(entry);
        if (!json.on()) {
          context.console().result("Dead letter " + id + " is discarded.");
        }
      }
    }
    if (json.on()) {
      context.console().result(discarded.toPrettyString());
    }
    return ExitCodes.OK;
  }
}
