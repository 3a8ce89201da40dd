package dev.baito.endtoend.faults;

import static org.awaitility.Awaitility.await;

import dev.baito.local.client.DeadLetterClient;
import dev.baito.local.client.ReplayRequest;
import dev.baito.local.client.ReplayView;
import dev.baito.local.client.RunView;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Putting dead letters back, through the scheduler's API. */
final class Replays {
  private final Scene scene;
  private final DeadLetterClient inbox;

  Replays(Scene scene) {
    this.scene = scene;
    this.inbox = new DeadLetterClient(scene.running().scheduler());
  }

  /** Puts the open letters of a run back; returns the replay's number. */
  long ofRun(RunView run, int perSecond) {
    return start(List.of(), Optional.of(run.id()), perSecond);
  }

  /** Puts these letters back; returns the replay's number. */
  long of(List<Long> letters, int perSecond) {
    return start(letters, Optional.empty(), perSecond);
  }

  private long start(List<Long> letters, Optional<Long> run, int perSecond) {
    var request =
        new ReplayRequest(letters, run, Optional.empty(), false, false, Optional.of(perSecond));
    return ReplayView.of(inbox.replay(request)).id();
  }

  ReplayView view(long replay) {
    return inbox.replay(replay);
  }

  ReplayView awaitDone(long replay) {
    return await("replay " + replay + " done")
        .atMost(Scene.PATIENCE)
        .ignoreExceptions() // the scheduler itself may just be coming back
        .until(() -> view(replay), ReplayView::ended);
  }

  /** Returns the open letters of a run. */
  List<Long> openLetters(RunView run) throws SQLException {
    return scene
        .database()
        .numbers(
            "SELECT dead_letter_id FROM dead_letter WHERE run_id = ? AND state = 'open' ORDER BY 1",
            run.id());
  }

  /**
   * Waits until the inbox has a letter of everyone for whom an ended run has no list, and returns
   * how many that are. A run ends when it is known who failed; their letters may still be on their
   * way then, and a replay takes those that are there.
   */
  long awaitLetters(RunView run) {
    long dead = scene.running().scheduler().audit(run.id()).users().deadLettered();
    await(dead + " letters of run " + run.id())
        .atMost(Scene.PATIENCE)
        .until(() -> openLetters(run).size() == dead);
    return dead;
  }

  /** Waits until nothing that was put back is under way any more. */
  void awaitSettled(RunView run) {
    await("nothing put back is under way")
        .atMost(Scene.PATIENCE)
        .until(() ->
            scene
                    .database()
                    .number(
                        "SELECT count(*) FROM dead_letter WHERE run_id = ? AND state = 'replaying'",
                        run.id())
                == 0);
  }

  void giveUp(long letter, String reason) {
    inbox.discard(letter, reason);
  }
}
