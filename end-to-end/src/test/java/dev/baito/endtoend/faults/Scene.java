package dev.baito.endtoend.faults;

import static org.awaitility.Awaitility.await;

import dev.baito.endtoend.RunningStack;
import dev.baito.local.client.RunView;
import dev.baito.local.generate.GeneratorSettings;
import dev.baito.local.stack.LocalStack;
import dev.baito.run.MatchSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a fault has to work with: a stack in mid-run. Every run that begins in it is checked. */
final class Scene {
  /** The instant that all runs are for. */
  static final Instant AS_OF = GeneratorSettings.DEFAULT_AS_OF;

  /** Something on the way to the next step has to happen within this. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private final RunningStack running;
  private final Proxies proxies;
  private final Duration freeze;
  private final Processes processes;
  private final Database database;
  private final Redis redis;
  private final BlockFolder blockFolder;
  private final List<RunView> runs = new ArrayList<>();

  Scene(
      RunningStack running,
      Processes processes,
      Proxies proxies,
      BlockFolder blockFolder,
      Duration freeze) {
    this.running = running;
    this.proxies = proxies;
    this.freeze = freeze;
    this.processes = processes;
    this.blockFolder = blockFolder;
    this.database = new Database(running.stack().connectionProperties());
    this.redis = new Redis(running.stack().connectionProperties());
  }

  RunningStack running() {
    return running;
  }

  LocalStack stack() {
    return running.stack();
  }

  Proxies proxies() {
    return proxies;
  }

  Processes processes() {
    return processes;
  }

  Database database() {
    return database;
  }

  Redis redis() {
    return redis;
  }

  BlockFolder blockFolder() {
    return blockFolder;
  }

  /** Returns how long what does not end by itself lasts. */
  Duration freeze() {
    return freeze;
  }

  /** Returns the runs that began here, oldest first: the first is the one that is struck. */
  List<RunView> runs() {
    return List.copyOf(runs);
  }

  /** Returns the run that is struck. */
  RunView run() {
    return runs.getFirst();
  }

  /** Starts a run of one-user batches. */
  RunView startRun() {
    RunView run = running.startRun(AS_OF, MatchSettings.DEFAULT, 1);
    runs.add(run);
    return run;
  }

  /** Leaves things as they are for as long as faults last. */
  void whileItLasts() {
    pause(freeze);
  }

  /** Leaves things as they are for a while. */
  static void pause(Duration time) {
    await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
  }

  /** Waits until a run has ended, whatever keeps the scheduler from saying so meanwhile. */
  RunView awaitEnded(RunView run, Duration atMost) {
    return await("run " + run.id() + " done")
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions() // the scheduler itself may just be coming back
        .until(() -> running.scheduler().run(run.id()), now -> now.state().ended());
  }
}
