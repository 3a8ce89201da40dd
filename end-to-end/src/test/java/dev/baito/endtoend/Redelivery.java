package dev.baito.endtoend;

import static org.awaitility.Awaitility.await;

import dev.baito.local.stack.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Delivers what a topic holds a second time, as Kafka may at any moment. */
final class Redelivery implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Map<String, Object> connection;
  private final Admin admin;

  Redelivery(LocalStack stack) {
    connection =
        Map.of(
            "bootstrap.servers",
            Objects.requireNonNull(stack.connectionProperties().get("kafka.bootstrap.servers")));
    admin = Admin.create(connection);
  }

  /** Publishes every record of the topic again: same partition, key, value and headers. */
  void publishAgain(String topic) throws Exception {
    List<ConsumerRecord<byte[], byte[]>> records = read(topic);
    List<Future<?>> sent = new ArrayList<>();
    try (var producer =
        new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (ConsumerRecord<byte[], byte[]> record : records) {
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    topic, record.partition(), record.key(), record.value(), record.headers())));
      }
      for (Future<?> future : sent) {
        future.get(30, TimeUnit.SECONDS);
      }
    }
  }

  /** Waits until a group has consumed all that the topic holds. */
  void awaitConsumed(String topic, String group) throws Exception {
    Map<TopicPartition, Long> ends = ends(topic);
    await(group + " consumed all of " + topic)
        .atMost(PATIENCE)
        .until(() -> {
          var committed =
              admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
          return ends.entrySet().stream()
              .filter(end -> end.getValue() > 0)
              .allMatch(end -> {
                var offset = committed.get(end.getKey());
                return offset != null && offset.offset() >= end.getValue();
              });
        });
  }

  /** Returns every record that a topic holds. */
  List<ConsumerRecord<byte[], byte[]>> read(String topic) throws Exception {
    Map<TopicPartition, Long> ends = ends(topic);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(connection, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      await("all of " + topic)
          .atMost(PATIENCE)
          .until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
          });
    }
    return records;
  }

  private Map<TopicPartition, Long> ends(String topic) throws Exception {
    var partitions =
        admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
            .flatMap(described -> described.partitions().stream());
    Map<TopicPartition, OffsetSpec> latest =
        partitions.collect(
            Collectors.toMap(
                partition -> new TopicPartition(topic, partition.partition()),
                _ -> OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  @Override
  public void close() {
    admin.close();
  }
}
