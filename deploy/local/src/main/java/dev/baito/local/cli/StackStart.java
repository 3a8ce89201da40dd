package dev.baito.local.cli;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.client.DataSet;
import dev.baito.local.generate.Generator;
import dev.baito.local.generate.GeneratorSettings;
import dev.baito.local.stack.LocalSetting;
import dev.baito.local.stack.LocalStack;
import dev.baito.local.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts a run's stack, empty, and meanwhile makes its data. */
final class StackStart {
  // Its data is of use to this run only, and need not outlive a power cut.
  private static final Map<String, String> SETTINGS =
      Map.of(LocalSetting.FRESH.key(), "true", LocalSetting.EPHEMERAL.key(), "true");

  private final Console console;
  private final Stages stages;
  private final StackPlan plan;

  StackStart(Console console, Stages stages, StackPlan plan) {
    this.console = console;
    this.stages = stages;
    this.plan = plan;
  }

  /** Starts the stack, which is the caller's to stop. */
  LocalStack start() {
    long since = System.nanoTime();
    StackOptions options =
        new StackOptions(plan.state(), plan.workers(), plan.project(), "baito", SETTINGS);
    LocalStack stack = LocalStack.start(options, line -> console.line("    " + line));
    stages.doneSince("start", since, "servers and services are up");
    stack.supervise(line -> console.line("  " + line));
    return stack;
  }

  /** Starts the stack while the data is made; neither is left if the other fails. */
  LocalStack startGenerating(GeneratorSettings settings, Path folder) throws InterruptedException {
    ExecutorService beside =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("generate").factory());
    try (beside) {
      Future<?> generating = beside.submit(() -> generate(settings, folder));
      LocalStack stack = startOrCancel(generating);
      try {
        generating.get();
        return stack;
      } catch (ExecutionException e) {
        stack.stop();
        throw failed(e.getCause() == null ? e : e.getCause());
      } catch (InterruptedException e) {
        generating.cancel(true);
        stack.stop();
        throw e;
      }
    }
  }

  private LocalStack startOrCancel(Future<?> generating) {
    try {
      return start();
    } catch (RuntimeException e) {
      generating.cancel(true);
      throw e;
    }
  }

  private DataSet generate(GeneratorSettings settings, Path folder)
      throws IOException, InterruptedException {
    long since = System.nanoTime();
    new Generator(settings)
        .write(
            folder,
            (what, done, all) ->
                console.live(
                    "  "
                        + Bar.text(
                            "generate",
                            done,
                            all,
                            what,
                            Duration.ofNanos(System.nanoTime() - since))));
    stages.doneSince(
        "generate",
        since,
        Text.count(settings.users(), "user")
            + " and "
            + Text.count(settings.jobs(), "job")
            + " from seed "
            + settings.seed());
    return DataSet.complete(folder);
  }

  private static RuntimeException failed(Throwable cause) {
    return cause instanceof RuntimeException known
        ? known
        : new BaitoException(
            ErrorCode.OUTPUT_FAILED, "data cannot be generated: " + cause.getMessage(), cause);
  }
}
