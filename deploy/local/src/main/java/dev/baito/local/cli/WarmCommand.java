package dev.baito.local.cli;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.client.WarmView;
import dev.baito.local.client.WarmerClient;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baito warm}: has what Redis lacks of the newest generation written. */
@Command(
    name = "warm",
    sortOptions = false,
    header = "Write the job blocks that Redis lacks, those that most users need first.",
    description = {
      "",
      "The cache-warmer does so by itself after each build and every few minutes",
      "(baito.warmer.warm-every). Ask for it after Redis was emptied or replaced.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./baito warm               wait until Redis is ready",
      "  ./baito warm --wait=false  only have it begin"
    })
final class WarmCommand implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Context context;

  @Mixin final CommonOptions common = new CommonOptions();
  @Mixin private final StateOption folder = new StateOption();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = "--wait",
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      paramLabel = "true|false",
      order = 1,
      description = "Wait for the end, and show how far it is. Default: true.")
  private boolean waiting;

  @Option(
      names = "--warmer-url",
      paramLabel = "URL",
      order = 890,
      description = "The cache-warmer's address. Default: that of the stack that is up.")
  private Optional<URI> url = Optional.empty();

  WarmCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    URI warmer =
        url.map(given -> UrlOption.checked("--warmer-url", given))
            .orElseGet(() -> UpStacks.warmer(context, folder));
    try (WarmerClient client = new WarmerClient(warmer)) {
      WarmView asked = client.warm();
      WarmView view = waiting ? await(client, asked.requestedPass()) : asked;
      refuseFailure(view);
      context.console().result(json.on() ? view.json().toPrettyString() : line(view));
    }
    return ExitCodes.OK;
  }

  private WarmView await(WarmerClient client, long pass) throws InterruptedException {
    long since = System.nanoTime();
    long changedAt = since;
    WarmView view = client.state();
    while (!view.isOver(pass)) {
      if (System.nanoTime() - changedAt > PATIENCE.toNanos()) {
        throw new BaitoException(
            ErrorCode.ANSWER_TIMED_OUT,
            "the cache-warmer has not gone on for "
                + PATIENCE.toMinutes()
                + " minutes: see its log, and './baito status'");
      }
      if (view.blocks() > 0) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - since);
        context.console().live(Bar.text("warm", view.present(), view.blocks(), "blocks", elapsed));
      }
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
      WarmView next = client.state();
      if (!next.json().equals(view.json())) {
        changedAt = System.nanoTime();
      }
      view = next;
    }
    return view;
  }

  private void refuseFailure(WarmView view) {
    if (waiting && !view.failureCode().isEmpty()) {
      throw new BaitoException(
          ErrorCode.of(view.failureCode()).orElse(ErrorCode.INTERNAL), view.failureDetail());
    }
  }

  private String line(WarmView view) {
    if (!waiting) {
      return "The cache-warmer looks at what Redis lacks; without --wait=false this waits for it";
    }
    String there =
        "%s of generation %d".formatted(Text.count(view.blocks(), "block"), view.generationId());
    String written =
        String.format(
            Locale.ROOT,
            "%s written in %.1f s",
            Text.number(view.written()),
            view.durationMs() / 1000.0);
    return switch (view.state()) {
      case "complete" -> "Redis holds all %s: %s".formatted(there, written);
      case "full" ->
          "Redis is full: it holds %s of %s, good for %d%% of what users need; give it more maxmemory: %s"
              .formatted(Text.number(view.present()), there, view.readinessPercent(), written);
      default -> "Redis: " + view.state();
    };
  }
}
