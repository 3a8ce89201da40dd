package dev.baito.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baito.local.client.AuditView;
import dev.baito.local.client.DeadLetterClient;
import dev.baito.local.client.RunState;
import dev.baito.local.client.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What holds whatever breaks. A fault that has healed leaves:
 *
 * <ol>
 *   <li>the ledger of every run closed: planned = completed + dead-lettered + discarded +
 *       cancelled;
 *   <li>each list with at most K distinct jobs in order, and no job that the user's filters refuse;
 *   <li>exports equal to the calm run's to the byte, except for users reported dead;
 *   <li>each user's current list that of the newest run, never an older one;
 *   <li>every run ended within a stated time of the healing;
 *   <li>every dead letter with its reason, attempts and content, and none too many.
 * </ol>
 *
 * <p>The filters need no look of their own: {@code WholePipelineTest} holds what a calm run exports
 * against the reference, filters and all, and the third invariant holds every run against that.
 *
 * @param scene where it broke
 * @param calm the export of the calm run
 * @param folder where exports go
 */
record Invariants(Scene scene, Path calm, Path folder) {
  private static final Duration LETTERS_ARRIVE = Duration.ofSeconds(60);

  /** A user whose current list is not that of the newest run with one for them. */
  private static final String OVERWRITTEN_SQL =
      """
      SELECT user_id FROM (
        SELECT DISTINCT ON (l.user_id) l.user_id, l.run_id, l.job_ids, l.scores
        FROM run_list l JOIN run r USING (run_id)
        WHERE l.outcome <> 'gone'
        ORDER BY l.user_id, r.generation_id DESC, r.revision DESC) AS newest
      LEFT JOIN current_list c USING (user_id)
      WHERE (c.run_id, c.job_ids, c.scores)
        IS DISTINCT FROM (newest.run_id, newest.job_ids, newest.scores)
      ORDER BY user_id
      """;

  /** A user of a run of whom the inbox says that there is no list. */
  private static final String DEAD_SQL =
      """
      SELECT DISTINCT u.user_id FROM dead_letter d CROSS JOIN LATERAL unnest(d.user_ids) AS u (user_id)
      WHERE d.run_id = ? AND NOT EXISTS (
        SELECT FROM run_list l WHERE l.run_id = d.run_id AND l.user_id = u.user_id)
      """;

  private static final String OPEN_SQL = "SELECT count(*) FROM dead_letter WHERE state = 'open'";

  private static final String NEWEST_OPEN_SQL =
      "SELECT dead_letter_id FROM dead_letter WHERE state = 'open' ORDER BY 1 DESC LIMIT 3";

  /** Returns how many dead letters are open. */
  static long openLetters(Database database) throws SQLException {
    return database.number(OPEN_SQL);
  }

  /** Checks the invariants, the fifth first. */
  void check(Duration recovery, long openBefore, int newLetters, long newestLetterBefore)
      throws Exception {
    for (RunView run : scene.runs()) {
      RunView done = scene.awaitEnded(run, recovery);
      assertThat(done.state())
          .as("run %d: %s", run.id(), done.json())
          .isEqualTo(RunState.COMPLETED);
      ledgerCloses(run);
      exportIsCalm(run);
    }
    assertThat(scene.database().numbers(OVERWRITTEN_SQL))
        .as("users with another current list than their newest run's")
        .isEmpty();
    lettersAreWhole(openBefore + newLetters, newestLetterBefore);
  }

  private void ledgerCloses(RunView run) {
    AuditView audit = scene.running().scheduler().audit(run.id());
    assertThat(audit.ledger()).as("%s", audit.json()).isEqualTo("closed");
    assertThat(audit.problems()).isEmpty();
    AuditView.Users users = audit.users();
    assertThat(users.planned()).isEqualTo(run.users().planned()).isPositive();
    assertThat(users.completed() + users.deadLettered() + users.discarded() + users.cancelled())
        .as("%s", audit.json())
        .isEqualTo(users.planned());
  }

  private void exportIsCalm(RunView run) throws IOException, SQLException {
    Path export = scene.running().export(run, folder.resolve("run-" + run.id() + ".csv"));
    Set<Long> dead = new HashSet<>(scene.database().numbers(DEAD_SQL, run.id()));
    if (dead.isEmpty()) {
      assertThat(export).hasSameBinaryContentAs(calm);
    } else {
      List<String> expected =
          Files.readAllLines(calm).stream()
              .filter(line -> line.startsWith("user_id") || !dead.contains(userOf(line)))
              .toList();
      assertThat(Files.readString(export)).isEqualTo(String.join("\n", expected) + "\n");
    }
    Files.delete(export);
  }

  private static long userOf(String line) {
    return Long.parseLong(line.substring(0, line.indexOf(',')));
  }

  private List<String> newestOpen(DeadLetterClient inbox) {
    try {
      return scene.database().numbers(NEWEST_OPEN_SQL).stream()
          .map(id -> inbox.entry(id).toString())
          .toList();
    } catch (SQLException e) {
      return List.of(e.toString());
    }
  }

  private void lettersAreWhole(long open, long newestBefore) throws SQLException {
    var inbox = new DeadLetterClient(scene.running().scheduler());
    await("%d open dead letters".formatted(open))
        .atMost(LETTERS_ARRIVE)
        .untilAsserted(() ->
            assertThat(openLetters(scene.database()))
                .as(() -> "the newest that are open: " + newestOpen(inbox))
                .isEqualTo(open));
    for (long id :
        scene
            .database()
            .numbers(
                "SELECT dead_letter_id FROM dead_letter WHERE dead_letter_id > ?", newestBefore)) {
      JsonNode letter = inbox.entry(id);
      assertThat(letter.path("reason").asText()).as("%s", letter).startsWith("BAITO-");
      assertThat(letter.path("attempts").asInt()).as("%s", letter).isPositive();
      assertThat(letter.path("payload").isMissingNode()).as("%s", letter).isFalse();
    }
    assertThat(
            scene
                .database()
                .numbers("SELECT dead_letter_id FROM dead_letter WHERE record_value IS NULL"))
        .as("dead letters that cannot be put back")
        .isEmpty();
  }
}
