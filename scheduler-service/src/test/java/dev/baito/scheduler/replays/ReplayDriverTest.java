package dev.baito.scheduler.replays;

import static dev.baito.scheduler.testing.Letters.batch;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.Topic;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.ReplayClient;
import dev.baito.scheduler.testing.RunClient;
import dev.baito.scheduler.testing.SmallChunks;
import dev.baito.scheduler.testing.TopicReader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How replays go on: at their rate, by whoever is there, to their end or until called off. */
@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class ReplayDriverTest {
  private static final int LETTERS = 20;

  private static final String PROGRESS_SQL =
      """
      SELECT count(*) FILTER (WHERE i.state = 'replayed') AS replayed,
        extract(epoch FROM clock_timestamp() - r.created_at)::float8 AS seconds
      FROM replay r JOIN replay_item i USING (replay_id)
      WHERE replay_id = $1 GROUP BY r.created_at
      """;

  @Inject Neighbours neighbours;
  @Inject Database database;
  @Inject ReplayDriver driver;
  @Inject ReplayStep step;

  private long runId;

  @BeforeEach
  void a_run_whose_users_are_all_dead_letters() {
    neighbours.clear();
    neighbours.users(LongStream.rangeClosed(1, LETTERS));
    runId = RunClient.create("{\"batch_size\":20}");
    for (long user = 1; user <= LETTERS; user++) {
      long letter = neighbours.letter(runId, 0, "r", List.of(user));
      database.query(
          "UPDATE dead_letter SET record_key = $2, record_value = $3 WHERE dead_letter_id = $1",
          letter,
          Buffer.buffer(runId + "/" + user).getDelegate(),
          Buffer.buffer(batch(runId, 0, user)).getDelegate());
    }
  }

  @Test
  void rate_holds_at_every_moment() {
    int perSecond = 8;
    long id = ReplayClient.create("{\"all\":true,\"per_second\":" + perSecond + "}");
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          Row now = database.query(PROGRESS_SQL, id).iterator().next();
          // Two are begun at once: a quarter of a second's worth.
          assertThat((double) now.getLong("replayed"))
              .isLessThan(2.1 + perSecond * now.getDouble("seconds"));
          return now.getLong("replayed") == LETTERS;
        });
    assertThat(ReplayClient.awaitDone(id).getLong("replayed")).isEqualTo(LETTERS);
  }

  @Test
  void replay_goes_on_where_it_was_when_the_scheduler_comes_back() throws Exception {
    long id = ReplayClient.create("{\"all\":true,\"per_second\":1}");
    await().atMost(Duration.ofSeconds(30)).until(() -> replayed(id) > 0);
    driver.stop(new ShutdownEvent());
    try {
      assertThat(replayed(id)).isLessThan(LETTERS);
      assertThat(ReplayClient.show(id).getString("state")).isEqualTo("running");
      neighbours.run(
          "UPDATE replay SET per_second = 1000, next_at = clock_timestamp() WHERE replay_id = $1",
          id);
    } finally {
      driver.start(new StartupEvent());
    }
    assertThat(ReplayClient.awaitDone(id).getLong("replayed")).isEqualTo(LETTERS);
    assertThat(published()).doesNotHaveDuplicates().hasSize(LETTERS);
  }

  @Test
  void two_schedulers_never_do_one_item_twice() throws Exception {
    driver.stop(new ShutdownEvent());
    try {
      long id = ReplayClient.create("{\"all\":true,\"per_second\":100000}");
      var others = new ArrayList<Thread>();
      for (int i = 0; i < 3; i++) {
        others.add(Thread.ofVirtual().start(() -> drive(id)));
      }
      for (Thread other : others) {
        assertThat(other.join(Duration.ofSeconds(60))).isTrue();
      }
      assertThat(replayed(id)).isEqualTo(LETTERS);
    } finally {
      driver.start(new StartupEvent());
    }
    assertThat(published()).doesNotHaveDuplicates().hasSize(LETTERS);
  }

  @Test
  void cancelled_replay_stops_and_cannot_be_cancelled_again() {
    long id = ReplayClient.create("{\"all\":true,\"per_second\":1}");
    given()
        .post("/dead-letters/replays/" + id + "/cancel")
        .then()
        .statusCode(200)
        .body("state", equalTo("cancelled"));
    long after = replayed(id);
    // Another one, of the same entries, ends: had the first gone on, it would have by then.
    JsonPath other =
        ReplayClient.awaitDone(ReplayClient.create("{\"all\":true,\"per_second\":1000}"));
    assertThat(other.getLong("replayed") + other.getLong("no_ops"))
        .isEqualTo(other.getLong("total"));
    assertThat(replayed(id)).isEqualTo(after);
    given()
        .post("/dead-letters/replays/" + id + "/cancel")
        .then()
        .statusCode(409)
        .body("code", equalTo("BAITO-DLQ-002"));
    assertThat(given().get("/dead-letters/replays").jsonPath().getList("replays.state"))
        .containsExactly("done", "cancelled");
  }

  @Test
  void kafka_down_delays_a_replay_and_fails_no_item() {
    EmbeddedStack.stopServer("kafka");
    long id;
    try {
      id = ReplayClient.create("{\"all\":true,\"per_second\":1000}");
      await()
          .during(Duration.ofSeconds(7))
          .atMost(Duration.ofSeconds(20))
          .until(() -> replayed(id) == 0);
    } finally {
      EmbeddedStack.startServer("kafka");
    }
    JsonPath replay = ReplayClient.awaitDone(id);
    assertThat(replay.getLong("replayed")).isEqualTo(LETTERS);
    assertThat(replay.getLong("failed")).isZero();
    assertThat(published().stream().distinct()).hasSize(LETTERS);
  }

  @Test
  void too_many_replays_at_once_are_refused() {
    for (int i = 0; i < 3; i++) {
      ReplayClient.create("{\"all\":true,\"per_second\":1}");
    }
    ReplayClient.ask("{\"all\":true}").statusCode(503).body("code", equalTo("BAITO-API-010"));
  }

  private void drive(long id) {
    while (!(step.advance(id) instanceof ReplayStep.Step.Idle) || replayed(id) < LETTERS) {
      Thread.onSpinWait();
    }
  }

  private long replayed(long id) {
    return neighbours.number(
        "SELECT count(*) FROM replay_item WHERE replay_id = $1 AND state = 'replayed'", id);
  }

  private List<String> published() {
    try (var topic = new TopicReader(Topic.USER_BATCHES)) {
      return topic.awaitRecords(runId, LETTERS).stream().map(ConsumerRecord::key).toList();
    }
  }
}
