package dev.baito.scheduler.replays;

import static dev.baito.scheduler.testing.Letters.about;
import static dev.baito.scheduler.testing.Letters.batch;
import static dev.baito.scheduler.testing.Letters.utf8;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.baito.failure.DeadLetterHeader;
import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.Topic;
import dev.baito.scheduler.testing.Letters;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.ReplayClient;
import dev.baito.scheduler.testing.RunClient;
import dev.baito.scheduler.testing.SmallChunks;
import dev.baito.scheduler.testing.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a replay does with each dead letter. */
@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class ReplayTest {
  private static final byte[] GARBAGE = {0, (byte) 0xff, 'x'};

  @Inject Neighbours neighbours;
  @Inject Letters letters;

  private long runId;

  @BeforeEach
  void a_run_of_four_users_in_two_batches() {
    neighbours.clear();
    neighbours.users(LongStream.rangeClosed(1, 4));
    runId = RunClient.create("{\"batch_size\":2}");
    neighbours.buildGeneration(runId);
    neighbours.awaitPublished(runId);
  }

  @Test
  void message_goes_back_as_it_was_and_its_entry_is_resolved_by_the_list() {
    byte[] payload = batch(runId, 1, 3L);
    long id =
        letters.send(
            Topic.USER_BATCHES_DEAD_LETTER,
            utf8(runId + "/1"),
            payload,
            about(runId, 1, 3, 5, Map.of("ce_id", runId + "/1", "traceparent", "00-ab-cd-01")));
    JsonPath replay = ReplayClient.awaitDone(ReplayClient.create("{\"run\":" + runId + "}"));
    assertThat(replay.getLong("total")).isEqualTo(1);
    assertThat(replay.getLong("replayed")).isEqualTo(1);
    assertThat(replay.getString("finished_at")).isNotNull();
    assertThat(replay.getMap("request").toString()).isEqualTo("{run=" + runId + "}");
    try (var topic = new TopicReader(Topic.USER_BATCHES)) {
      ConsumerRecord<String, byte[]> back =
          topic.awaitRecords(runId, 3).stream()
              .filter(record -> headers(record).containsKey("baito-replay-of"))
              .findAny()
              .orElseThrow();
      assertThat(back.value()).isEqualTo(payload);
      assertThat(back.key()).isEqualTo(runId + "/1");
      assertThat(back.partition()).isEqualTo(1);
      assertThat(headers(back))
          .isEqualTo(
              Map.of(
                  "ce_id",
                  runId + "/1",
                  "traceparent",
                  "00-ab-cd-01",
                  "baito-replay-of",
                  "user " + runId + "/1/3"));
    }
    assertThat(ReplayClient.stateOf(id)).isEqualTo("replaying");
    neighbours.list(runId, 1, 3);
    ReplayClient.awaitState(id, "replayed");
    assertThat(given().get("/dead-letters/" + id).jsonPath().getList("history.kind", String.class))
        .containsExactly("resolved", "replayed", "letter");
  }

  @Test
  void message_that_was_served_first_goes_back_to_be_served_first() {
    letters.send(
        Topic.USER_BATCHES_DEAD_LETTER,
        utf8(runId + "/1"),
        batch(runId, 1, 3L),
        about(runId, 1, 3, 5, Map.of(DeadLetterHeader.TOPIC, Topic.USER_BATCHES_PRIORITY)));
    ReplayClient.awaitDone(ReplayClient.create("{\"run\":" + runId + "}"));
    try (var topic = new TopicReader(Topic.USER_BATCHES_PRIORITY)) {
      assertThat(topic.awaitRecords(runId, 1).getFirst().partition()).isEqualTo(1);
    }
  }

  @Test
  void batch_whose_catalogue_is_gone_is_a_no_op_and_a_result_is_not() {
    neighbours.run(
        "UPDATE catalogue_generation SET state = 'failed' WHERE generation_id = $1",
        RunClient.show(runId).getLong("generation_id"));
    long batch = neighbours.letter(runId, 1, "r", List.of(3L));
    long result =
        letters.send(Topic.MATCH_RESULTS_DEAD_LETTER, utf8(runId + "/0"), GARBAGE, Map.of());
    JsonPath replay =
        ReplayClient.awaitDone(ReplayClient.create("{\"ids\":" + List.of(batch, result) + "}"));
    assertThat(replay.getMap("no_op_reasons")).isEqualTo(Map.of("generation-removed", 1));
    assertThat(replay.getLong("replayed")).isEqualTo(1);
  }

  @Test
  void what_needs_no_replay_is_a_no_op_that_says_why() {
    long completed = neighbours.letter(runId, 0, "r", List.of(1L, 2L));
    neighbours.complete(runId, 0);
    long superseded = neighbours.letter(runId, 1, "r", List.of(3L));
    neighbours.run(
        "INSERT INTO current_list VALUES (3, $1, 1, 1, '{}', '{}', now())",
        RunClient.show(runId).getLong("generation_id") + 1);
    long removed = neighbours.letter(999_999_999, 0, "r", List.of(1L));
    long cancelledRun = RunClient.create("{}");
    given().post("/runs/" + cancelledRun + "/cancel").then().statusCode(200);
    long cancelled = neighbours.letter(cancelledRun, 0, "r", List.of(1L));
    long discarded = neighbours.letter(runId, 1, "r", List.of(4L));
    given()
        .contentType(ContentType.JSON)
        .body("{\"reason\":\"given up\"}")
        .post("/dead-letters/" + discarded + "/discard")
        .then()
        .statusCode(200);
    JsonPath replay =
        ReplayClient.awaitDone(
            ReplayClient.create(
                "{\"ids\":" + List.of(completed, superseded, removed, cancelled, discarded) + "}"));
    assertThat(replay.getLong("replayed")).isZero();
    assertThat(replay.getLong("no_ops")).isEqualTo(5);
    assertThat(replay.getMap("no_op_reasons"))
        .isEqualTo(
            Map.of(
                "completed", 1,
                "superseded", 1,
                "run-removed", 1,
                "run-cancelled", 1,
                "discarded", 1));
    assertThat(ReplayClient.stateOf(completed)).isEqualTo("replayed");
    assertThat(ReplayClient.stateOf(superseded)).isEqualTo("open");
    assertThat(ReplayClient.stateOf(discarded)).isEqualTo("discarded");
    assertThat(given().get("/dead-letters/" + superseded).jsonPath().getString("history[0].detail"))
        .isEqualTo("replay " + replay.getLong("replay_id") + ": superseded");
  }

  @Test
  void users_with_equally_old_or_older_lists_are_not_superseded() {
    JsonPath run = RunClient.show(runId);
    neighbours.run(
        "INSERT INTO current_list VALUES (3, $1, $2, 1, '{}', '{}', now())",
        run.getLong("generation_id"),
        run.getLong("revision"));
    letters.send(
        Topic.USER_BATCHES_DEAD_LETTER,
        utf8(runId + "/1"),
        batch(runId, 1, 3L),
        about(runId, 1, 3, 5, Map.of()));
    JsonPath replay = ReplayClient.awaitDone(ReplayClient.create("{\"all\":true}"));
    assertThat(replay.getLong("replayed")).isEqualTo(1);
  }

  @Test
  void what_nobody_can_read_goes_back_only_by_its_number() {
    long id = letters.send(Topic.MATCH_RESULTS_DEAD_LETTER, utf8(runId + "/0"), GARBAGE, Map.of());
    JsonPath bulk = ReplayClient.awaitDone(ReplayClient.create("{\"all\":true}"));
    assertThat(bulk.getMap("no_op_reasons")).isEqualTo(Map.of("undecodable", 1));
    assertThat(ReplayClient.stateOf(id)).isEqualTo("open");
    JsonPath named = ReplayClient.awaitDone(ReplayClient.create("{\"ids\":[" + id + "]}"));
    assertThat(named.getLong("replayed")).isEqualTo(1);
    try (var topic = new TopicReader(Topic.MATCH_RESULTS)) {
      assertThat(topic.awaitRecords(runId, 1).getLast().value()).isEqualTo(GARBAGE);
    }
    assertThat(ReplayClient.stateOf(id)).as("its batch may still complete").isEqualTo("replaying");
    long unknown = letters.send(Topic.MATCH_RESULTS_DEAD_LETTER, null, GARBAGE, Map.of());
    ReplayClient.awaitDone(ReplayClient.create("{\"ids\":[" + unknown + "]}"));
    assertThat(ReplayClient.stateOf(unknown)).as("nothing to wait for").isEqualTo("replayed");
  }

  @Test
  void parked_and_replaying_entries_are_left_out_of_bulk() {
    long parked = neighbours.letter(runId, 1, "r", List.of(3L));
    neighbours.run("UPDATE dead_letter SET state = 'parked'");
    assertThat(ReplayClient.awaitDone(ReplayClient.create("{\"all\":true}")).getLong("total"))
        .isZero();
    ReplayClient.awaitDone(ReplayClient.create("{\"ids\":[" + parked + "]}"));
    assertThat(ReplayClient.stateOf(parked)).isEqualTo("replaying");
    assertThat(
            ReplayClient.awaitDone(ReplayClient.create("{\"run\":" + runId + "}")).getLong("total"))
        .isZero();
  }

  @Test
  void batch_whose_users_come_back_one_by_one_is_resolved() {
    long whole =
        letters.send(
            Topic.USER_BATCHES_DEAD_LETTER,
            utf8(runId + "/1"),
            batch(runId, 1, 3L, 4L),
            about(runId, 1, 0, 6, Map.of()));
    ReplayClient.awaitDone(ReplayClient.create("{\"ids\":[" + whole + "]}"));
    neighbours.list(runId, 1, 3);
    long alone =
        letters.send(
            Topic.USER_BATCHES_DEAD_LETTER,
            utf8(runId + "/1"),
            batch(runId, 1, 4L),
            about(runId, 1, 4, 7, Map.of()));
    ReplayClient.awaitState(whole, "replayed");
    assertThat(ReplayClient.stateOf(alone)).isEqualTo("open");
  }

  @Test
  void dry_run_counts_and_changes_nothing() {
    long first = neighbours.letter(runId, 0, "a", List.of(1L));
    for (int i = 0; i < 11; i++) {
      neighbours.letter(runId, 1, "b", List.of(3L));
    }
    JsonPath dry =
        ReplayClient.ask("{\"reason\":\"b\",\"dry_run\":true}")
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(dry.getBoolean("dry_run")).isTrue();
    assertThat(dry.getLong("total")).isEqualTo(11);
    assertThat(dry.getList("first")).hasSize(10);
    JsonPath named =
        ReplayClient.ask("{\"ids\":[" + first + "," + first + "],\"dry_run\":true}")
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(named.getLong("total")).isEqualTo(1);
    assertThat(named.getLong("first[0].dead_letter_id")).isEqualTo(first);
    assertThat(neighbours.number("SELECT count(*) FROM replay")).isZero();
    assertThat(neighbours.number("SELECT count(*) FROM dead_letter WHERE state = 'open'"))
        .isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"dry_run\":true}",
        "{\"all\":false}",
        "{\"ids\":[]}",
        "{\"ids\":[1],\"all\":true}",
        "{\"ids\":[1],\"run\":1}",
        "{\"all\":true,\"reason\":\"r\"}",
        "{\"all\":true,\"per_second\":0}",
        "{\"all\":true,\"per_second\":100001}"
      })
  void request_that_cannot_be_done_is_refused(String body) {
    ReplayClient.ask(body).statusCode(400).body("code", equalTo("BAITO-DLQ-004"));
  }

  @Test
  void what_is_not_there_is_a_problem() {
    ReplayClient.ask("{\"ids\":[999999999]}")
        .statusCode(404)
        .body("code", equalTo("BAITO-DLQ-001"));
    ReplayClient.ask("{\"alle\":true}").statusCode(400).body("code", equalTo("BAITO-API-002"));
    given()
        .get("/dead-letters/replays/999999999")
        .then()
        .statusCode(404)
        .body("code", equalTo("BAITO-DLQ-003"));
    given().post("/dead-letters/replays/999999999/cancel").then().statusCode(404);
  }

  private static Map<String, String> headers(ConsumerRecord<?, ?> letter) {
    var headers = new HashMap<String, String>();
    letter
        .headers()
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    return headers;
  }
}
