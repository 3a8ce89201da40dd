package dev.baito.scheduler.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.RunClient;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class LedgerTest {
  private static final int USERS = 20;

  @Inject Neighbours neighbours;

  private long runId;

  @BeforeEach
  void a_published_run_of_ten_batches_of_two() {
    neighbours.clear();
    neighbours.users(LongStream.rangeClosed(1, USERS));
    runId = RunClient.create("{\"batch_size\":2,\"top_k\":2}");
    neighbours.buildGeneration(runId);
    neighbours.awaitPublished(runId);
  }

  @Test
  void every_user_is_of_one_class_and_the_ledger_of_an_ended_run_closes() {
    completeBut(7, 8, 9);
    neighbours.letter(runId, 7, "whole batch", List.of(15L, 16L));
    long given = neighbours.letter(runId, 8, "given up", List.of(17L));
    neighbours.list(runId, 8, 18);
    neighbours.letter(runId, 8, "too late: completed beats", List.of(18L));
    neighbours.run(
        "UPDATE dead_letter SET state = 'discarded', discard_reason = 'x' WHERE dead_letter_id = $1",
        given);
    neighbours.list(runId, 9, 19);
    neighbours.fail(runId, 9, 20);
    neighbours.letter(runId, 9, "about a failed user", List.of(20L));
    completion(9);
    awaitLedger("closed");
    JsonPath audit = audit();
    assertThat(audit.getString("ledger")).isEqualTo("closed");
    assertThat(audit.getMap("users").toString())
        .isEqualTo(
            "{planned=20, completed=16, dead_lettered=3, discarded=1, cancelled=0, pending=0}");
    assertThat(audit.getList("problems")).isEmpty();
    JsonPath run = RunClient.show(runId);
    assertThat(run.getInt("users.dead_lettered")).isEqualTo(3);
    assertThat(run.getInt("users.discarded")).isEqualTo(1);
  }

  @Test
  void failure_without_a_letter_is_dead_lettered_and_discarding_its_letter_beats_it() {
    completeBut(9);
    neighbours.fail(runId, 9, 19);
    neighbours.fail(runId, 9, 20);
    completion(9);
    awaitLedger("closed");
    assertThat(audit().getInt("users.dead_lettered")).isEqualTo(2);
    long letter = neighbours.letter(runId, 9, "r", List.of(20L));
    neighbours.run("UPDATE dead_letter SET state = 'discarded' WHERE dead_letter_id = $1", letter);
    assertThat(audit().getInt("users.dead_lettered")).isEqualTo(1);
    assertThat(audit().getInt("users.discarded")).isEqualTo(1);
    assertThat(RunClient.show(runId).getInt("users.discarded")).isEqualTo(1);
  }

  @Test
  void run_under_way_has_pending_users_and_no_verdict() {
    neighbours.complete(runId, 0);
    JsonPath audit = audit();
    assertThat(audit.getString("ledger")).isEqualTo("running");
    assertThat(audit.getInt("users.pending")).isEqualTo(18);
    assertThat(audit.getList("problems")).isEmpty();
    assertThat(RunClient.show(runId).getString("ledger")).isNull();
  }

  @Test
  void users_of_a_cancelled_run_are_cancelled_but_those_who_are_completed() {
    neighbours.complete(runId, 0);
    given().post("/runs/" + runId + "/cancel").then().statusCode(200);
    awaitLedger("closed");
    assertThat(audit().getMap("users").toString())
        .isEqualTo(
            "{planned=20, completed=2, dead_lettered=0, discarded=0, cancelled=18, pending=0}");
  }

  @Test
  void user_of_whom_nothing_is_known_opens_the_ledger_of_an_ended_run() {
    completeBut();
    awaitLedger("closed");
    neighbours.run("DELETE FROM run_list WHERE run_id = $1 AND user_id IN (3, 14)", runId);
    neighbours.run("UPDATE run SET ledger = '' WHERE run_id = $1", runId);
    awaitLedger("open");
    JsonPath audit = audit();
    assertThat(audit.getString("ledger")).isEqualTo("open");
    assertProblem(audit, "missing", 3L, 14L);
    neighbours.list(runId, 1, 3);
    neighbours.list(runId, 6, 14);
    assertThat(audit().getString("ledger")).isEqualTo("closed");
    assertThat(RunClient.show(runId).getString("ledger")).isEqualTo("closed");
  }

  @Test
  void list_of_a_user_who_is_not_planned_is_found() {
    neighbours.list(runId, 3, 4_711); // before the run ends: its ledger is checked once, at once
    completeBut();
    awaitLedger("open");
    assertProblem(audit(), "unplanned", 4_711L);
  }

  @Test
  void lists_out_of_order_are_found() {
    completeBut();
    change("job_ids = '{1,2,3}', scores = '{3,2,1}'", 1);
    change("job_ids = '{7,7}', scores = '{3,2}'", 2);
    change("scores = '{1,2}'", 3);
    change("scores = '{1,1}'", 4); // equal scores are in order
    JsonPath audit = audit();
    assertThat(audit.getList("problems.problem"))
        .containsExactly("too_long", "repeated_jobs", "unordered");
    assertThat(audit.getList("problems.users.flatten()", Long.class)).containsExactly(1L, 2L, 3L);
    assertThat(audit.getString("ledger")).isEqualTo("open");
  }

  @Test
  void plan_that_lost_a_batch_does_not_add_up() {
    completeBut();
    awaitLedger("closed");
    neighbours.run("DELETE FROM user_batch WHERE run_id = $1 AND batch_no = 4", runId);
    JsonPath audit = audit();
    assertThat(audit.getString("ledger")).isEqualTo("open");
    assertProblem(audit, "unplanned", 9L, 10L);
  }

  @Test
  void at_most_a_hundred_users_are_named() {
    completeBut();
    neighbours.run(
        "INSERT INTO run_list SELECT $1, i, 0, 'empty', '{}', '{}' FROM generate_series(1000, 1149) i",
        runId);
    JsonPath audit = audit();
    assertThat(audit.getLong("problems[0].count")).isEqualTo(150);
    assertThat(audit.getList("problems[0].users")).hasSize(100).startsWith(1000).endsWith(1099);
  }

  @Test
  void what_is_no_run_is_a_problem() {
    given()
        .get("/runs/999999999/audit")
        .then()
        .statusCode(404)
        .body("code", equalTo("BAITO-RUN-002"));
  }

  private void completeBut(Integer... others) {
    for (int batchNo = 0; batchNo < USERS / 2; batchNo++) {
      if (!List.of(others).contains(batchNo)) {
        neighbours.complete(runId, batchNo);
      }
    }
    if (others.length == 0) {
      neighbours.awaitState(runId, "completed");
    }
  }

  private void completion(int batchNo) {
    neighbours.run(
        "INSERT INTO batch_completion VALUES ($1, $2, 0, 0, 0, 0, now(), 1, '{}')", runId, batchNo);
  }

  private void change(String what, long user) {
    neighbours.run(
        "UPDATE run_list SET " + what + ", outcome = 'ranked' WHERE run_id = $1 AND user_id = $2",
        runId,
        user);
  }

  private void awaitLedger(String verdict) {
    await("ledger is " + verdict)
        .atMost(Duration.ofSeconds(30))
        .until(() -> verdict.equals(RunClient.show(runId).getString("ledger")));
  }

  private JsonPath audit() {
    return given().get("/runs/" + runId + "/audit").then().statusCode(200).extract().jsonPath();
  }

  private static void assertProblem(JsonPath audit, String problem, Long... users) {
    assertThat(audit.getList("problems.problem")).containsExactly(problem);
    assertThat(audit.getList("problems[0].users", Long.class)).containsExactly(users);
    assertThat(audit.getInt("problems[0].count")).isEqualTo(users.length);
  }
}
