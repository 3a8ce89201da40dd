package dev.baito.scheduler.runs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.RunClient;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class RunProgressTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject Neighbours neighbours;
  @Inject RunProgress progress;

  @BeforeEach
  void empty() {
    neighbours.clear();
    await().atMost(PATIENCE).until(() -> progress.pollers() == 0);
  }

  @Test
  void follower_hears_each_change_until_the_end() throws Exception {
    neighbours.users(LongStream.rangeClosed(1, 4));
    long runId = RunClient.create("{\"batch_size\":2}");
    try (var follower = new Follower(runId)) {
      follower.awaitEvent("state", "waiting");
      neighbours.buildGeneration(runId);
      follower.awaitEvent("state", "running");
      neighbours.awaitPublished(runId);
      neighbours.complete(runId, 0);
      follower.awaitEvent("batches.completed", "1");
      neighbours.complete(runId, 1);
      follower.awaitEnd();
      assertThat(follower.last().getString("state")).isEqualTo("completed");
      assertThat(follower.last().getInt("users.completed")).isEqualTo(4);
      assertThat(follower.names()).containsOnly("event:progress");
    }
  }

  @Test
  void ended_run_is_one_event() throws Exception {
    long runId = RunClient.create("{}");
    given().post("/runs/" + runId + "/cancel").then().statusCode(200);
    try (var follower = new Follower(runId)) {
      follower.awaitEnd();
      assertThat(follower.events()).hasSize(1);
      assertThat(follower.last().getString("state")).isEqualTo("cancelled");
    }
  }

  @Test
  void run_without_a_change_is_heard_of_all_the_same() throws Exception {
    long runId = RunClient.create("{}");
    try (var follower = new Follower(runId)) {
      await().atMost(PATIENCE).until(() -> follower.events().size() >= 4);
      assertThat(follower.last().getString("state")).isEqualTo("waiting");
    }
  }

  @Test
  void followers_of_a_run_share_a_poller_and_are_limited() throws Exception {
    long runId = RunClient.create("{}");
    try (var first = new Follower(runId);
        var second = new Follower(runId);
        var third = new Follower(runId)) {
      for (Follower follower : List.of(first, second, third)) {
        await().atMost(PATIENCE).until(() -> follower.events().size() >= 2);
      }
      assertThat(progress.pollers()).isEqualTo(1);
      JsonPath refused =
          given()
              .get("/runs/" + runId + "/progress")
              .then()
              .statusCode(503)
              .contentType("application/problem+json")
              .extract()
              .jsonPath();
      assertThat(refused.getString("code")).isEqualTo("BAITO-API-010");
    }
    // Whoever hangs up is noticed, and makes room.
    await().atMost(PATIENCE).until(() -> progress.pollers() == 0);
    try (var next = new Follower(runId)) {
      next.awaitEvent("state", "waiting");
    }
  }

  /** A client that follows a run on a thread of its own. */
  private static final class Follower implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final InputStream stream;
    private final Thread reader;

    Follower(long runId) throws Exception {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(
                      RestAssured.baseURI
                          + ":"
                          + RestAssured.port
                          + "/runs/"
                          + runId
                          + "/progress"))
              .timeout(PATIENCE)
              .build();
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      stream = response.body();
      reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try (var text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        text.lines().forEach(lines::add);
      } catch (IOException | UncheckedIOException _) {
        // the test has hung up
      }
    }

    List<JsonPath> events() {
      return lines.stream()
          .filter(line -> line.startsWith("data:"))
          .map(line -> new JsonPath(line.substring("data:".length())))
          .toList();
    }

    List<String> names() {
      return lines.stream().filter(line -> line.startsWith("event:")).toList();
    }

    JsonPath last() {
      return events().getLast();
    }

    void awaitEvent(String path, String value) {
      await(path + " is " + value)
          .atMost(PATIENCE)
          .until(() -> events().stream().anyMatch(event -> value.equals(event.getString(path))));
    }

    void awaitEnd() throws InterruptedException {
      assertThat(reader.join(PATIENCE)).isTrue();
    }

    @Override
    public void close() throws IOException {
      stream.close();
      client.shutdownNow();
    }
  }
}
