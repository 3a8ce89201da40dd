package dev.baito.scheduler.workers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.FakeWorkers;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whichever worker answers, and however, whoever asks the scheduler gets a clear answer. */
@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
@QuarkusTestResource(value = FakeWorkers.class, restrictToAnnotatedClass = true)
final class ForwardingTest {
  @TestHTTPResource("/")
  URI address = URI.create("http://injected");

  private static String path(long user) {
    return "/users/" + user + "/recommendations/10/explanation";
  }

  @Test
  void explanation_is_that_of_one_worker_or_another_whoever_is_there() {
    var answered = new TreeSet<String>();
    for (int i = 0; i < 6; i++) {
      answered.add(
          given()
              .get(path(1) + "?run=12")
              .then()
              .statusCode(200)
              .contentType(startsWith("application/json"))
              .body("asked", equalTo("/explanations/1/10?run=12"))
              .extract()
              .path("worker"));
    }
    assertThat(answered).containsExactly("first", "second");
    given().get(path(1)).then().body("asked", equalTo("/explanations/1/10"));
  }

  @Test
  void what_a_worker_says_against_it_is_the_schedulers_problem() {
    given()
        .get(path(2))
        .then()
        .statusCode(404)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo("BAITO-API-001"))
        .body("detail", equalTo("no user 2"))
        .body("instance", equalTo(path(2)));
  }

  @Test
  void busy_workers_are_a_problem_only_when_all_are() {
    given().get(path(3)).then().statusCode(503).body("code", equalTo("BAITO-API-010"));
  }

  @Test
  void worker_that_fails_is_passed_over() {
    for (int i = 0; i < 6; i++) {
      assertThat(given().get(path(4)).then().statusCode(200).extract().asString())
          .isEqualTo("<html>second</html>");
    }
  }

  @Test
  void vectors_are_passed_on_whole() {
    String answer = given().get("/runs/5/vectors/jobs").then().statusCode(200).extract().asString();
    assertThat(answer).hasLineCount(FakeWorkers.LINES);
  }

  @Test
  void vectors_that_are_cut_short_break_the_connection() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThatThrownBy(() ->
              http.send(
                  HttpRequest.newBuilder(address.resolve("/runs/6/vectors/users")).build(),
                  BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void vectors_of_an_unknown_run_are_a_problem() {
    given()
        .get("/runs/7/vectors/users")
        .then()
        .statusCode(404)
        .body("code", equalTo("BAITO-RUN-002"));
  }
}
