package dev.baito.endtoend;

import static org.awaitility.Awaitility.await;

import dev.baito.local.client.DataSet;
import dev.baito.local.client.ImportView;
import dev.baito.local.client.RunRequest;
import dev.baito.local.client.RunState;
import dev.baito.local.client.RunView;
import dev.baito.local.client.SchedulerClient;
import dev.baito.local.stack.Detour;
import dev.baito.local.stack.LocalSetting;
import dev.baito.local.stack.LocalStack;
import dev.baito.local.stack.StackOptions;
import dev.baito.run.MatchSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A stack of real servers and packaged services, and what tests do with it. */
public final class RunningStack implements AutoCloseable {
  private static final Duration RUN = Duration.ofMinutes(3);

  private final LocalStack stack;
  private final SchedulerClient scheduler;

  private RunningStack(LocalStack stack) {
    this.stack = stack;
    scheduler = new SchedulerClient(stack.schedulerUri());
  }

  /** Starts one whose folder has that name. */
  public static RunningStack start(String name, int workers) {
    return start(name, workers, Map.of(), Detour.NONE);
  }

  /** Starts one with settings, whose services reach the servers on a detour. */
  public static RunningStack start(
      String name, int workers, Map<String, String> settings, Detour detour) {
    Map<String, String> all = new HashMap<>(settings);
    all.put(LocalSetting.FRESH.key(), "true");
    Path root = Path.of("..").toAbsolutePath().normalize();
    return new RunningStack(
        LocalStack.start(
            new StackOptions(Path.of("target", name).toAbsolutePath(), workers, root, "baito", all),
            detour,
            System.out::println));
  }

  /** Returns the processes. */
  public LocalStack stack() {
    return stack;
  }

  /** Returns the scheduler's API. */
  public SchedulerClient scheduler() {
    return scheduler;
  }

  /** Imports files in the place of all that is there. */
  public ImportView replaceAll(Path data) {
    return scheduler.importFiles(DataSet.complete(data), true, true);
  }

  /** Starts a run, and returns it as it is then. */
  public RunView startRun(Instant asOf, MatchSettings settings, int batchSize) {
    return scheduler.startRun(
        new RunRequest(
            Optional.of(asOf),
            OptionalInt.of(settings.topK()),
            OptionalInt.of(batchSize),
            Optional.of(settings.unknown()),
            Optional.of(settings.excludeSeen()),
            Optional.of(settings.behaviorWindow()),
            Optional.of(settings.behaviorHalfLife()),
            OptionalDouble.of(settings.staticWeight()),
            OptionalInt.of(settings.maxPerEmployer()),
            OptionalInt.of(settings.maxPerCategory())));
  }

  RunView untilCompleted(RunView run) {
    return await("run " + run.id() + " completed")
        .atMost(RUN)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> scheduler.run(run.id()), now -> now.state() == RunState.COMPLETED);
  }

  /** Starts a run, and returns it when it is completed. */
  public RunView completedRun(Instant asOf, MatchSettings settings, int batchSize) {
    return untilCompleted(startRun(asOf, settings, batchSize));
  }

  /** Writes the lists of a run to a file that is not there yet, and returns the file. */
  public Path export(RunView run, Path file) {
    return scheduler.export(
        run.id(),
        body -> {
          Files.copy(body, file);
          return file;
        });
  }

  @Override
  public void close() {
    scheduler.close();
    stack.close();
  }
}
