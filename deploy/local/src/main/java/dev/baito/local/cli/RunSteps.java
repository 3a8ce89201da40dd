package dev.baito.local.cli;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.client.DataSet;
import dev.baito.local.client.ImportView;
import dev.baito.local.client.RunFollower;
import dev.baito.local.client.RunRequest;
import dev.baito.local.client.RunState;
import dev.baito.local.client.RunView;
import dev.baito.local.client.SchedulerClient;
import dev.baito.local.stack.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What a stack of a command's own is asked to do, with progress: import, and match. */
final class RunSteps {
  // The scheduler tells of an active run every 5 seconds at least.
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final Console console;
  private final Stages stages;
  private final LocalStack stack;
  private final SchedulerClient client;

  RunSteps(Console console, Stages stages, LocalStack stack, SchedulerClient client) {
    this.console = console;
    this.stages = stages;
    this.stack = stack;
    this.client = client;
  }

  /**
   * Imports files, and returns how long that took.
   *
   * @param rejects the folder where rejected rows go
   */
  Duration importFiles(DataSet data, boolean strict, Path rejects) {
    long since = System.nanoTime();
    console.live("  import: loading " + Text.megabytes(data.bytes()));
    ImportView report =
        new RejectedRows(console, client, Optional.empty(), rejects)
            .importFiles(data, false, strict);
    return stages.doneSince("import", since, ImportText.counts(report));
  }

  /**
   * Starts a run and returns it when it is completed.
   *
   * @throws BaitoException with {@link ErrorCode#RUN_INCOMPLETE} when it comes to another end, with
   *     {@link ErrorCode#STACK_DOWN} or {@link ErrorCode#SERVICE_GIVEN_UP} when a process it needs
   *     has ended for good
   */
  RunView completed(RunRequest request) throws InterruptedException {
    RunView run = follow(client.startRun(request));
    if (run.state() != RunState.COMPLETED) {
      String why = run.failure().isEmpty() ? "" : ": " + run.failure();
      throw new BaitoException(
          ErrorCode.RUN_INCOMPLETE, "run " + run.id() + " " + run.state().text() + why);
    }
    return run;
  }

  private RunView follow(RunView started) throws InterruptedException {
    RunProgress progress = new RunProgress(console, stages);
    StackWatch watch = new StackWatch(stack);
    return new RunFollower(client, SILENCE)
        .follow(
            started.id(),
            run -> {
              progress.show(run);
              watch.check(run);
            },
            watch::schedulerComesBack);
  }
}
