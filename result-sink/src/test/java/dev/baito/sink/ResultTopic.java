package dev.baito.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.CloudEvent;
import dev.baito.messages.MatchResult;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka as a test sees it: sends results, waits until they are settled, reads dead letters. */
public final class ResultTopic implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, Object> kafka =
      Map.of(
          CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
          EmbeddedStack.property("kafka.bootstrap.servers"),
          // Quick to come back in tests that stop Kafka, without drumming on its door.
          CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG,
          "250");
  private Optional<KafkaProducer<byte[], byte[]>> producer = Optional.empty();
  private Optional<Admin> admin = Optional.empty();

  /** Returns the record a worker would send. */
  public static ProducerRecord<byte[], byte[]> record(MatchResult result) {
    return record(result, MessageCodec.encode(result));
  }

  /** Returns the record a worker would send, but with another value. */
  public static ProducerRecord<byte[], byte[]> record(MatchResult result, byte[] value) {
    String key = result.runId() + "/" + result.batchNo();
    var record = new ProducerRecord<>(Topic.MATCH_RESULTS, key.getBytes(UTF_8), value);
    CloudEvent.of(result, "scoring-worker").headers().forEach(record.headers()::add);
    return record;
  }

  /** Sends a record and returns where it lies. */
  public RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
    return get(producer().send(record));
  }

  /** Waits until the sink has committed the offset of a record. */
  public void awaitSettled(RecordMetadata sent) {
    var partition = new TopicPartition(sent.topic(), sent.partition());
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          var offsets =
              get(admin().listConsumerGroupOffsets("result-sinks").partitionsToOffsetAndMetadata());
          var committed = offsets.get(partition);
          return committed != null && committed.offset() > sent.offset();
        });
  }

  /** Sends a record and waits until the sink has committed its offset. */
  public void settle(ProducerRecord<byte[], byte[]> record) {
    awaitSettled(send(record));
  }

  /** Returns all dead letters so far. */
  public List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    try (var consumer =
        new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.MATCH_RESULTS_DEAD_LETTER).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      var letters = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      await()
          .atMost(PATIENCE)
          .until(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
            return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
          });
      return letters;
    }
  }

  /** Returns the dead letters with that key. */
  public List<ConsumerRecord<byte[], byte[]>> deadLetters(String key) {
    return deadLetters().stream()
        .filter(letter -> letter.key() != null && key.equals(new String(letter.key(), UTF_8)))
        .toList();
  }

  /** Returns the last header of that name as text. */
  public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T get(KafkaFuture<T> future) {
    return get(future.toCompletionStage().toCompletableFuture());
  }

  @Override
  public void close() {
    producer.ifPresent(open -> open.close(Duration.ofSeconds(5)));
    admin.ifPresent(open -> open.close(Duration.ofSeconds(5)));
  }

  /**
   * Opened when needed: Quarkus makes an instance of a test class that it never uses nor closes.
   */
  private KafkaProducer<byte[], byte[]> producer() {
    var open =
        producer.orElseGet(
            () -> new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer()));
    producer = Optional.of(open);
    return open;
  }

  private Admin admin() {
    Admin open = admin.orElseGet(() -> Admin.create(kafka));
    admin = Optional.of(open);
    return open;
  }
}
