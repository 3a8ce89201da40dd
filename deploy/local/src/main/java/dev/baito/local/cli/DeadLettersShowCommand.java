package dev.baito.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baito.local.client.DeadLetterClient;
import dev.baito.local.client.SchedulerClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code baito dead-letters show}: one dead letter, whole. */
@Command(
    name = "show",
    sortOptions = false,
    header = "Show one dead letter: reason, message, headers, history.",
    description = {
      "",
      "The message is shown as JSON where it is that, else as hex; a long one is cut.",
      ""
    },
    footer = {"", "Example:", "  ./baito dead-letters show 17"})
final class DeadLettersShowCommand implements Callable<Integer> {
  private final Context context;

  @Mixin final CommonOptions common = new CommonOptions();
  @Mixin private final UrlOption url = new UrlOption();
  @Mixin private final StateOption folder = new StateOption();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "Its number, as 'list' shows it.")
  private long id;

  DeadLettersShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (SchedulerClient client = new SchedulerClient(url.resolve(context, folder))) {
      JsonNode entry = new DeadLetterClient(client).entry(id);
      if (json.on()) {
        context.console().result(entry.toPrettyString());
      } else {
        DeadLetterText.whole(entry).forEach(context.console()::result);
      }
    }
    return ExitCodes.OK;
  }
}
