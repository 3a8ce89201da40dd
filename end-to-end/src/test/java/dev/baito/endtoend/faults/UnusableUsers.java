package dev.baito.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;

/**
 * Some users whose profiles nobody can read, until they are mended: dead letters to be replayed.
 *
 * @param scene where they are
 */
record UnusableUsers(Scene scene) {
  /** How many there are: the last of all, by number. */
  static final int COUNT = 40;

  private static final String LAST = "(SELECT user_id FROM user_profile ORDER BY 1 DESC LIMIT 40)";

  /** Makes them unusable: no salary is compared with one that is no number. */
  void spoil() throws SQLException {
    scene
        .database()
        .execute(
            "DROP TABLE IF EXISTS spoilt",
            "CREATE TABLE spoilt AS SELECT user_id, salary_min FROM user_profile WHERE user_id IN "
                + LAST,
            "UPDATE user_profile SET salary_min = 'NaN' WHERE user_id IN " + LAST);
  }

  /** Makes them as they were. */
  void mend() throws SQLException {
    scene
        .database()
        .execute(
            """
            UPDATE user_profile u SET salary_min = s.salary_min
            FROM spoilt s WHERE s.user_id = u.user_id
            """,
            "DROP TABLE spoilt");
  }

  /** Waits until the run that is struck has ended with a dead letter for each of them. */
  void awaitLetters() {
    scene.awaitEnded(scene.run(), Scene.PATIENCE);
    await("a dead letter each").atMost(Scene.PATIENCE).until(() -> letters("open") == COUNT);
    var audit = scene.running().scheduler().audit(scene.run().id());
    assertThat(audit.ledger()).as("%s", audit.json()).isEqualTo("closed");
    assertThat(audit.users().deadLettered()).isEqualTo(COUNT);
  }

  /** Waits until each of them has a list after all, and the inbox knows. */
  void awaitLists() {
    await("all served").atMost(Scene.PATIENCE).until(() -> letters("replayed") == COUNT);
  }

  private long letters(String state) throws SQLException {
    return scene
        .database()
        .number(
            "SELECT count(*) FROM dead_letter WHERE run_id = ? AND state = ?",
            scene.run().id(),
            state);
  }
}
