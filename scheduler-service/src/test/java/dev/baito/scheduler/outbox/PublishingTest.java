package dev.baito.scheduler.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import dev.baito.messages.UserBatch;
import dev.baito.run.SeenPolicy;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.RunClient;
import dev.baito.scheduler.testing.SmallChunks;
import dev.baito.scheduler.testing.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class PublishingTest {
  private static final int BATCHES = 26; // more than partitions, more than a few chunks

  @Inject Neighbours neighbours;
  @Inject Database database;

  @BeforeEach
  void empty() {
    neighbours.clear();
    neighbours.users(LongStream.rangeClosed(1, BATCHES * 2 - 1));
  }

  @Test
  void every_batch_is_published_once_with_its_plan_partition_and_headers() {
    long runId =
        RunClient.create(
            "{\"batch_size\":2,\"max_per_employer\":3,\"max_per_category\":7,\"exclude_seen\":\"any\",\"as_of\":\"2026-01-31T00:00:00Z\"}");
    neighbours.buildGeneration(runId);
    neighbours.awaitPublished(runId);
    JsonPath run = RunClient.show(runId);
    try (var topic = new TopicReader(Topic.USER_BATCHES)) {
      Map<Integer, List<Long>> byBatch = new TreeMap<>();
      for (ConsumerRecord<String, byte[]> letter : topic.awaitRecords(runId, BATCHES)) {
        UserBatch batch = MessageCodec.decode(letter.value(), UserBatch.class);
        assertThat(byBatch.put(batch.batchNo(), batch.userIds())).isNull();
        assertThat(letter.key()).isEqualTo(runId + "/" + batch.batchNo());
        assertThat(letter.partition()).isEqualTo(batch.batchNo() % 24);
        assertThat(headers(letter))
            .containsEntry("ce_id", runId + "/" + batch.batchNo())
            .containsEntry("ce_type", "dev.baito.user-batch.v1")
            .containsEntry("ce_source", "/baito/scheduler-service")
            .containsEntry("ce_specversion", "1.0")
            .containsEntry("content-type", "application/json");
        assertThat(batch.revision()).isEqualTo(run.getLong("revision"));
        assertThat(batch.generationId()).isEqualTo(run.getLong("generation_id"));
        assertThat(batch.asOf()).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(batch.settings().excludeSeen()).isEqualTo(SeenPolicy.ANY);
        assertThat(batch.settings().maxPerEmployer()).isEqualTo(3);
        assertThat(batch.settings().maxPerCategory()).isEqualTo(7);
        assertThat(batch.settings().behaviorWindow()).isEqualTo(Duration.ofDays(30));
      }
      assertThat(List.copyOf(byBatch.values())).isEqualTo(neighbours.plan(runId));
    }
    assertThat(run.getInt("batches.published")).isEqualTo(BATCHES);
  }

  @Test
  void batches_of_a_high_run_go_to_the_topic_that_is_served_first() {
    long runId = RunClient.create("{\"batch_size\":2,\"priority\":\"high\"}");
    neighbours.buildGeneration(runId);
    neighbours.awaitPublished(runId);
    try (var first = new TopicReader(Topic.USER_BATCHES_PRIORITY);
        var others = new TopicReader(Topic.USER_BATCHES)) {
      assertThat(first.awaitRecords(runId, BATCHES))
          .hasSize(BATCHES)
          .allSatisfy(letter ->
              assertThat(letter.partition())
                  .isEqualTo(MessageCodec.decode(letter.value(), UserBatch.class).batchNo() % 24));
      assertThat(others.records(runId)).isEmpty();
    }
  }

  @Test
  void crash_between_acknowledgement_and_mark_publishes_the_same_batches_again() {
    long runId = RunClient.create("{\"batch_size\":2}");
    neighbours.buildGeneration(runId);
    neighbours.awaitPublished(runId);
    try (var topic = new TopicReader(Topic.USER_BATCHES)) {
      Map<String, byte[]> before = new HashMap<>();
      topic.awaitRecords(runId, BATCHES).forEach(r -> before.put(r.key(), r.value()));
      neighbours.run(
          "UPDATE user_batch SET published_at = NULL WHERE run_id = $1 AND batch_no IN (3, 4, 25)",
          runId);
      neighbours.awaitPublished(runId);
      List<ConsumerRecord<String, byte[]>> all = topic.awaitRecords(runId, BATCHES + 3);
      assertThat(all).hasSize(BATCHES + 3);
      for (ConsumerRecord<String, byte[]> letter : all) {
        assertThat(letter.value()).isEqualTo(before.get(letter.key()));
      }
      assertThat(all.stream().map(ConsumerRecord::key).filter((runId + "/25")::equals)).hasSize(2);
    }
  }

  @Test
  void run_that_another_scheduler_holds_is_left_to_it() {
    long runId = RunClient.create("{\"batch_size\":2}");
    long other =
        database.transaction(session -> {
          session.query("SELECT FROM run WHERE run_id = $1 FOR UPDATE", runId);
          neighbours.buildGeneration(runId);
          long next = RunClient.create("{\"batch_size\":2}");
          neighbours.buildGeneration(next);
          neighbours.awaitPublished(next);
          assertThat(unpublished(runId)).isEqualTo(BATCHES);
          return next;
        });
    assertThat(unpublished(other)).isZero();
    neighbours.awaitPublished(runId);
  }

  @Test
  void kafka_down_delays_a_run_and_fails_none() {
    EmbeddedStack.stopServer("kafka");
    long runId;
    try {
      runId = RunClient.create("{\"batch_size\":2}");
      neighbours.buildGeneration(runId);
      neighbours.awaitState(runId, "running");
      // Long enough for a try to fail; nothing may be marked.
      await()
          .during(Duration.ofSeconds(7))
          .atMost(Duration.ofSeconds(20))
          .until(() -> unpublished(runId) == BATCHES);
    } finally {
      EmbeddedStack.startServer("kafka");
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> unpublished(runId) == 0);
    assertThat(neighbours.state(runId)).isEqualTo("running");
    try (var topic = new TopicReader(Topic.USER_BATCHES)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() ->
              topic.records(runId).stream().map(ConsumerRecord::key).distinct().count() == BATCHES);
    }
  }

  private long unpublished(long runId) {
    return neighbours.number(
        "SELECT count(*) FROM user_batch WHERE run_id = $1 AND published_at IS NULL", runId);
  }

  private static Map<String, String> headers(ConsumerRecord<?, ?> letter) {
    var headers = new HashMap<String, String>();
    letter
        .headers()
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    return headers;
  }
}
