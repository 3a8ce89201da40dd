package dev.baito.endtoend.faults;

import static dev.baito.endtoend.faults.Processes.KAFKA;
import static dev.baito.endtoend.faults.Processes.SCHEDULER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.local.client.ReplayView;
import dev.baito.local.client.RunView;
import java.time.Duration;
import java.util.List;

/** The scheduler dies in the middle of something, or is asked for the same thing twice. */
enum SchedulerFault implements Fault {
  /** Between the publications of two chunks, more likely while it waits for one. */
  SCHEDULER_KILLED_MID_PUBLISH {
    @Override
    public void strike(Scene scene) throws Exception {
      scene.proxies().before(KAFKA).delay(Duration.ofMillis(300));
      try {
        RunView run = scene.startRun();
        await("some batches published, not all")
            .atMost(Scene.PATIENCE)
            .pollInterval(Duration.ofMillis(10))
            .until(() -> published(scene, run) > 0);
        scene.processes().kill(SCHEDULER);
        assertThat(published(scene, run)).isLessThan(run.batches().planned());
      } finally {
        scene.proxies().before(KAFKA).heal();
      }
      scene.processes().restart(SCHEDULER);
    }
  },

  SCHEDULER_KILLED_MID_REPLAY {
    @Override
    public void prepare(Scene scene) throws Exception {
      new UnusableUsers(scene).spoil();
    }

    @Override
    public void strike(Scene scene) throws Exception {
      var users = new UnusableUsers(scene);
      users.awaitLetters();
      users.mend();
      var replays = new Replays(scene);
      long replay = replays.ofRun(scene.run(), UnusableUsers.COUNT / 5);
      await("some put back, not all")
          .atMost(Scene.PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> replays.view(replay).replayed() > 0);
      scene.processes().kill(SCHEDULER);
      scene.processes().restart(SCHEDULER);
      ReplayView done = replays.awaitDone(replay);
      assertThat(done.replayed()).isEqualTo(UnusableUsers.COUNT);
    }
  },

  /** Two replays of the same letters at once, and a third when there is nothing left to do. */
  LETTERS_REPLAYED_TWICE {
    @Override
    public void prepare(Scene scene) throws Exception {
      new UnusableUsers(scene).spoil();
    }

    @Override
    public void strike(Scene scene) throws Exception {
      var users = new UnusableUsers(scene);
      users.awaitLetters();
      users.mend();
      var replays = new Replays(scene);
      List<Long> letters = replays.openLetters(scene.run());
      long first = replays.of(letters, 1_000);
      long second = replays.of(letters, 1_000);
      replays.awaitDone(first);
      replays.awaitDone(second);
      users.awaitLists();
      ReplayView third = replays.awaitDone(replays.of(letters, 1_000));
      assertThat(third.noOps()).as("%s", third.json()).isEqualTo(UnusableUsers.COUNT);
      assertThat(third.reasons()).containsExactly(UnusableUsers.COUNT + " completed");
    }
  },

  /** Whom the newer run has served by then is a no-op, and given up; everyone else is served. */
  LETTERS_REPLAYED_DURING_A_RUN {
    @Override
    public void prepare(Scene scene) throws Exception {
      new UnusableUsers(scene).spoil();
    }

    @Override
    public void strike(Scene scene) throws Exception {
      var users = new UnusableUsers(scene);
      users.awaitLetters();
      users.mend();
      var replays = new Replays(scene);
      RunView newer = scene.startRun();
      ReplayView done = replays.awaitDone(replays.ofRun(scene.run(), UnusableUsers.COUNT / 2));
      assertThat(done.handled()).isEqualTo(UnusableUsers.COUNT);
      scene.awaitEnded(newer, Scene.PATIENCE);
      replays.awaitSettled(scene.run());
      for (long letter : replays.openLetters(scene.run())) {
        replays.giveUp(letter, "a newer run has served the user");
      }
    }
  };

  private static long published(Scene scene, RunView run) throws Exception {
    return scene
        .database()
        .number(
            "SELECT count(*) FROM user_batch WHERE run_id = ? AND published_at IS NOT NULL",
            run.id());
  }
}
