package dev.baito.local.cli;

import dev.baito.local.client.RunState;
import dev.baito.local.client.RunView;
import java.time.Duration;

/** Shows how far a run is, and notes how long its catalogue and its matching took. */
final class RunProgress {
  private final Console console;
  private final Stages stages;
  private long stageBegan = System.nanoTime();
  private RunState stage = RunState.WAITING;

  RunProgress(Console console, Stages stages) {
    this.console = console;
    this.stages = stages;
  }

  /** Takes the newest state of the run. */
  void show(RunView run) {
    if (stage == RunState.WAITING && run.state() != RunState.WAITING) {
      stages.doneSince("catalogue", stageBegan, catalogue(run));
      stageBegan = System.nanoTime();
    }
    stage = run.state();
    Duration elapsed = Duration.ofNanos(System.nanoTime() - stageBegan);
    RunView.Users users = run.users();
    long done = users.completed() + users.failed();
    switch (run.state()) {
      case WAITING ->
          console.live(
              "  catalogue: building a generation of all jobs, " + elapsed.toSeconds() + " s");
      case RUNNING -> console.live(Bar.text("match", done, users.planned(), "users", elapsed));
      case COMPLETED -> stages.done("match", elapsed, matched(run));
      case CANCELLED, FAILED -> console.line("  run " + run.id() + " " + run.state().text());
    }
  }

  private static String catalogue(RunView run) {
    RunView.Catalogue catalogue = run.catalogue();
    return Text.count(catalogue.activeJobs(), "open job")
        + " in "
        + Text.count(catalogue.blocks(), "block")
        + ", "
        + Text.megabytes(catalogue.bytes());
  }

  private static String matched(RunView run) {
    return Text.count(run.users().completed(), "user")
        + " in "
        + Text.count(run.batches().completed(), "batch")
        + (run.batches().dead() == 0 ? "" : ", " + run.batches().dead() + " dead");
  }
}
