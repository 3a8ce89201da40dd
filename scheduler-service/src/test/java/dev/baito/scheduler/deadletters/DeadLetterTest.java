package dev.baito.scheduler.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.BatchStatistics;
import dev.baito.messages.MatchResult;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import dev.baito.messages.UserBatch;
import dev.baito.messages.UserOutcome;
import dev.baito.run.MatchSettings;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.RunClient;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@Timeout(120) // a letter that cannot be stored is tried for ever
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class DeadLetterTest {
  private static final byte[] GARBAGE = {0, (byte) 0xff, (byte) 0xfe, 'x', 0};

  @Inject Neighbours neighbours;
  @Inject Database database;
  @Inject DeadLetterInbox inbox;

  private final KafkaProducer<byte @Nullable [], byte @Nullable []> producer =
      new KafkaProducer<>(
          Map.of(
              "bootstrap.servers", EmbeddedStack.property("kafka.bootstrap.servers"),
              "key.serializer", ByteArraySerializer.class.getName(),
              "value.serializer", ByteArraySerializer.class.getName(),
              "acks", "all"));

  @BeforeEach
  void empty() {
    neighbours.clear();
  }

  @AfterEach
  void close() {
    producer.close(Duration.ofSeconds(10));
  }

  @Test
  void letter_is_kept_whole_and_ends_its_run() throws Exception {
    neighbours.users(LongStream.rangeClosed(1, 3));
    long runId = RunClient.create("{\"batch_size\":2}");
    neighbours.buildGeneration(runId);
    neighbours.awaitPublished(runId);
    neighbours.complete(runId, 0);
    Row letter = send(Topic.USER_BATCHES_DEAD_LETTER, utf8(runId + "/1"), GARBAGE, "cannot read");
    assertThat(letter.getLong("run_id")).isEqualTo(runId);
    assertThat(letter.getInteger("batch_no")).isEqualTo(1);
    assertThat(letter.getString("reason")).isEqualTo("cannot read");
    assertThat(letter.getJsonObject("headers").getString("dead-letter-reason"))
        .isEqualTo("cannot read");
    assertThat(letter.getBuffer("record_value").getBytes()).isEqualTo(GARBAGE);
    neighbours.awaitState(runId, "completed");
    assertThat(RunClient.show(runId).getMap("batches").toString())
        .isEqualTo("{planned=2, published=2, completed=1, dead=1}");
  }

  @Test
  void letter_without_a_key_is_known_by_its_payload() throws Exception {
    byte[] batch =
        MessageCodec.encode(
            new UserBatch(
                1, 41, 7, 1, 1, Instant.EPOCH, 0, MatchSettings.DEFAULT, List.of(1L, 2L)));
    Row first = send(Topic.USER_BATCHES_DEAD_LETTER, null, batch, "a");
    assertThat(first.getLong("run_id")).isEqualTo(41);
    assertThat(first.getInteger("batch_no")).isEqualTo(7);
    assertThat(first.getBuffer("record_key")).isNull();
    byte[] result =
        MessageCodec.encode(
            new MatchResult(
                1,
                42,
                8,
                1,
                1,
                "w",
                List.of(new UserOutcome.Empty(1)),
                new BatchStatistics(
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    new BatchStatistics.Caches(
                        BatchStatistics.Tier.NONE,
                        BatchStatistics.Tier.NONE,
                        BatchStatistics.Tier.NONE,
                        BatchStatistics.Tier.NONE),
                    new BatchStatistics.ProcessState(0, 0, 0, 0))));
    Row second = send(Topic.MATCH_RESULTS_DEAD_LETTER, utf8("no batch"), result, "b");
    assertThat(second.getLong("run_id")).isEqualTo(42);
    assertThat(second.getInteger("batch_no")).isEqualTo(8);
  }

  @Test
  void what_nobody_can_read_is_kept_by_its_bytes() throws Exception {
    Row letter = send(Topic.MATCH_RESULTS_DEAD_LETTER, GARBAGE, GARBAGE, "zero \0 byte");
    assertThat(letter.getLong("run_id")).isNull();
    assertThat(letter.getInteger("batch_no")).isNull();
    assertThat(letter.getString("reason")).isEqualTo("zero \uFFFD byte");
    assertThat(letter.getBuffer("record_key").getBytes()).isEqualTo(GARBAGE);
    Row tombstone = send(Topic.MATCH_RESULTS_DEAD_LETTER, null, null, "nothing at all");
    assertThat(tombstone.getBuffer("record_value")).isNull();
  }

  @Test
  void letter_delivered_twice_is_kept_once() throws Exception {
    var letter =
        new ConsumerRecord<byte @Nullable [], byte @Nullable []>(
            Topic.USER_BATCHES_DEAD_LETTER, 5, 1_000_000, utf8("43/9"), GARBAGE);
    inbox.receive(letter);
    inbox.receive(letter);
    assertThat(neighbours.number("SELECT count(*) FROM dead_letter WHERE run_id = 43"))
        .isEqualTo(1);
    assertThat(
            neighbours.number(
                "SELECT count(*) FROM dead_letter WHERE reason = 'none given' AND run_id = 43"))
        .isEqualTo(1);
  }

  private Row send(String topic, byte @Nullable [] key, byte @Nullable [] value, String reason)
      throws Exception {
    var letter = new ProducerRecord<byte @Nullable [], byte @Nullable []>(topic, key, value);
    letter.headers().add("dead-letter-reason", utf8(reason));
    var sent = producer.send(letter).get(30, TimeUnit.SECONDS);
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                database.query(
                    "SELECT * FROM dead_letter WHERE topic = $1 AND partition_no = $2 AND offset_no = $3",
                    topic,
                    sent.partition(),
                    sent.offset()),
            rows -> rows.size() == 1)
        .iterator()
        .next();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
