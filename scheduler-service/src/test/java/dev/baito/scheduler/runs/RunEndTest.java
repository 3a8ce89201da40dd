package dev.baito.scheduler.runs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
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
class RunEndTest {
  @Inject Neighbours neighbours;

  @BeforeEach
  void empty() {
    neighbours.clear();
  }

  @Test
  void run_waits_for_its_generation_and_completes_with_its_last_batch() {
    long runId = planned(5, 2);
    assertThat(neighbours.state(runId)).isEqualTo("waiting");
    neighbours.buildGeneration(runId);
    neighbours.awaitPublished(runId);
    JsonPath running = RunClient.show(runId);
    assertThat(running.getString("state")).isEqualTo("running");
    assertThat(running.getInt("batches.published")).isEqualTo(3);
    assertThat(running.getString("first_published_at")).isNotNull();
    assertThat(running.getMap("catalogue").toString())
        .isEqualTo(
            "{kind=given, dimension=8, jobs=60, active_jobs=50, zero_vector_jobs=3, blocks=1, "
                + "bytes=4096, build_ms=123}");
    neighbours.complete(runId, 2);
    neighbours.complete(runId, 0);
    assertThat(RunClient.show(runId).getInt("batches.completed")).isEqualTo(2);
    neighbours.complete(runId, 1);
    neighbours.awaitState(runId, "completed");
    JsonPath run = RunClient.show(runId);
    assertThat(run.getMap("users").toString())
        .isEqualTo(
            "{planned=5, completed=5, ranked=4, empty=1, gone=0, failed=0, dead_lettered=0, discarded=0}");
    assertThat(run.getMap("batches").toString())
        .isEqualTo("{planned=3, published=3, completed=3, dead=0}");
    assertThat(run.getString("finished_at")).isNotNull();
  }

  @Test
  void run_without_users_completes_without_a_batch() {
    long runId = RunClient.create("{}");
    neighbours.buildGeneration(runId);
    neighbours.awaitState(runId, "completed");
    assertThat(RunClient.show(runId).getInt("batches.planned")).isZero();
  }

  @Test
  void run_with_one_user_has_one_batch() {
    long runId = planned(1, 100);
    neighbours.buildGeneration(runId);
    neighbours.awaitPublished(runId);
    neighbours.complete(runId, 0);
    neighbours.awaitState(runId, "completed");
  }

  @Test
  void run_fails_with_its_generation() {
    long runId = planned(3, 2);
    neighbours.failGeneration(runId, "no city of that code");
    neighbours.awaitState(runId, "failed");
    JsonPath run = RunClient.show(runId);
    assertThat(run.getString("failure")).contains("BAITO-CAT-004", "no city of that code");
    assertThat(run.getInt("batches.published")).isZero();
    assertThat(run.getString("finished_at")).isNotNull();
  }

  @Test
  void dead_batches_count_once_and_not_if_completed() {
    long runId = planned(6, 2);
    neighbours.buildGeneration(runId);
    neighbours.awaitPublished(runId);
    neighbours.letter(runId, 0, "because", List.of(1L, 2L));
    neighbours.letter(runId, 0, "because", List.of(1L, 2L));
    neighbours.letter(runId, 1, "because", List.of(3L, 4L));
    neighbours.letter(runId, 77, "because", List.of(9L)); // no batch of the plan
    neighbours.letter(runId, -1, "because", List.of(10L));
    neighbours.complete(runId, 1);
    assertThat(RunClient.show(runId).getMap("batches").toString())
        .isEqualTo("{planned=3, published=3, completed=1, dead=1}");
    assertThat(neighbours.state(runId)).isEqualTo("running");
    neighbours.complete(runId, 2);
    neighbours.awaitState(runId, "completed");
    neighbours.run("DELETE FROM dead_letter");
    assertThat(RunClient.show(runId).getInt("batches.dead")).isEqualTo(1);
  }

  @Test
  void batch_is_not_dead_while_any_of_its_users_is_still_to_come() {
    long runId = planned(6, 3);
    neighbours.buildGeneration(runId);
    neighbours.awaitPublished(runId);
    neighbours.complete(runId, 0);
    neighbours.letter(runId, 1, "because", List.of(5L));
    assertThat(RunClient.show(runId).getInt("batches.dead")).isZero();
    neighbours.list(runId, 1, 4);
    assertThat(RunClient.show(runId).getInt("batches.dead")).isZero();
    assertThat(neighbours.state(runId)).isEqualTo("running");
    neighbours.fail(runId, 1, 6);
    neighbours.awaitState(runId, "completed");
    assertThat(RunClient.show(runId).getInt("users.dead_lettered")).isEqualTo(2);
  }

  @Test
  void cancelled_run_publishes_nothing_more_and_cannot_be_cancelled_again() {
    long runId = planned(6, 2);
    given()
        .post("/runs/" + runId + "/cancel")
        .then()
        .statusCode(200)
        .body("state", equalTo("cancelled"));
    neighbours.buildGeneration(runId);
    long other = planned(6, 2);
    neighbours.buildGeneration(other);
    neighbours.awaitPublished(other);
    JsonPath run = RunClient.show(runId);
    assertThat(run.getString("state")).isEqualTo("cancelled");
    assertThat(run.getInt("batches.published")).isZero();
    given()
        .post("/runs/" + runId + "/cancel")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("BAITO-RUN-004"))
        .body("detail", containsString("cancelled"));
  }

  @Test
  void what_is_no_run_is_a_problem() {
    for (String path : List.of("", "/progress", "/export", "/report")) {
      given()
          .get("/runs/999999999" + path)
          .then()
          .statusCode(404)
          .contentType("application/problem+json")
          .body("code", equalTo("BAITO-RUN-002"));
    }
    given().post("/runs/999999999/cancel").then().statusCode(404);
    given().get("/runs/abc").then().statusCode(404).body("code", equalTo("BAITO-API-003"));
  }

  @Test
  void run_goes_on_where_it_was_when_postgres_comes_back() {
    long runId = planned(5, 2);
    EmbeddedStack.stopServer("postgres");
    EmbeddedStack.startServer("postgres");
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> neighbours.state(runId).equals("waiting"));
    neighbours.buildGeneration(runId);
    neighbours.awaitPublished(runId);
  }

  private long planned(int users, int batchSize) {
    if (neighbours.number("SELECT count(*) FROM user_profile") == 0) {
      neighbours.users(LongStream.rangeClosed(1, users));
    }
    return RunClient.create("{\"batch_size\":" + batchSize + "}");
  }
}
