package dev.baito.scheduler.testing;

import static org.awaitility.Awaitility.await;

import dev.baito.failure.DeadLetterHeader;
import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import dev.baito.messages.UserBatch;
import dev.baito.run.MatchSettings;
import dev.baito.scheduler.database.Database;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes dead letters to Kafka, as workers and sinks do. */
@ApplicationScoped
public class Letters {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Database database;
  private final KafkaProducer<byte @Nullable [], byte @Nullable []> producer =
      new KafkaProducer<>(
          Map.of(
              "bootstrap.servers", EmbeddedStack.property("kafka.bootstrap.servers"),
              "key.serializer", ByteArraySerializer.class.getName(),
              "value.serializer", ByteArraySerializer.class.getName(),
              "acks", "all"));

  Letters(Database database) {
    this.database = database;
  }

  /** Returns a batch of a run, for these users. */
  public static byte[] batch(long runId, int batchNo, Long... users) {
    return MessageCodec.encode(
        new UserBatch(
            1, runId, batchNo, 1, 1, Instant.EPOCH, 0, MatchSettings.DEFAULT, List.of(users)));
  }

  /** Returns what a worker writes about one user of a batch read at a place, and more headers. */
  public static Map<String, String> about(
      long runId, int batchNo, long user, long offset, Map<String, String> more) {
    var headers =
        new TreeMap<>(
            Map.of(
                DeadLetterHeader.REASON,
                "BAITO-USR-001",
                DeadLetterHeader.CAUSE,
                "a vector of dimension 7",
                DeadLetterHeader.TOPIC,
                Topic.USER_BATCHES,
                DeadLetterHeader.PARTITION,
                "3",
                DeadLetterHeader.OFFSET,
                Long.toString(offset),
                DeadLetterHeader.ATTEMPTS,
                "1",
                DeadLetterHeader.RUN,
                Long.toString(runId),
                DeadLetterHeader.BATCH,
                Integer.toString(batchNo),
                DeadLetterHeader.USER,
                Long.toString(user)));
    headers.putAll(more);
    return headers;
  }

  /** Writes a letter and returns the number of its entry, once it is in the inbox. */
  public long send(
      String topic, byte @Nullable [] key, byte @Nullable [] value, Map<String, String> headers) {
    var letter = new ProducerRecord<byte @Nullable [], byte @Nullable []>(topic, key, value);
    headers.forEach((name, text) -> letter.headers().add(name, utf8(text)));
    RecordMetadata sent = publish(letter);
    return await("letter in the inbox")
        .atMost(PATIENCE)
        .until(
            () ->
                database.query(
                    """
                    SELECT dead_letter_id FROM dead_letter_event
                    WHERE topic = $1 AND partition_no = $2 AND offset_no = $3
                    """,
                    topic,
                    sent.partition(),
                    sent.offset()),
            rows -> rows.size() == 1)
        .iterator()
        .next()
        .getLong(0);
  }

  /** Writes any record. */
  public void put(String topic, byte[] key, byte[] value) {
    publish(new ProducerRecord<byte @Nullable [], byte @Nullable []>(topic, key, value));
  }

  private RecordMetadata publish(ProducerRecord<byte @Nullable [], byte @Nullable []> letter) {
    try {
      return producer.send(letter).get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("the letter could not be sent", e);
    }
  }

  /** Returns text as bytes. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @PreDestroy
  void close() {
    producer.close(Duration.ofSeconds(10));
  }
}
