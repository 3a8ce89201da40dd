package dev.baito.endtoend;

import static org.awaitility.Awaitility.await;

import dev.baito.local.stack.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Delivers what a topic holds a second time, or otherwise, as Kafka may at any moment. */
public final class Redelivery implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Map<String, Object> connection;
  private final Admin admin;

  /** Works on the topics of a stack. */
  public Redelivery(LocalStack stack) {
    connection =
        Map.of(
            "bootstrap.servers",
            Objects.requireNonNull(stack.connectionProperties().get("kafka.bootstrap.servers")));
    admin = Admin.create(connection);
  }

  /** Publishes every record of the topic again: same partition, key, value and headers. */
  public void publishAgain(String topic) throws Exception {
    Map<TopicPartition, Long> ends = ends(topic);
    publish(read(first(ends.keySet()), ends).stream().map(Redelivery::again).toList());
  }

  /**
   * Puts other records in the place of those that a group has not consumed yet, in their order.
   * Nobody of the group may run meanwhile.
   *
   * @param by returns the records to be published instead, in the order in which that happens
   * @return how many there were
   */
  public int replaceUnread(
      String topic, String group, UnaryOperator<List<ProducerRecord<byte[], byte[]>>> by)
      throws Exception {
    Map<TopicPartition, Long> ends = ends(topic);
    Map<TopicPartition, Long> starts = first(ends.keySet());
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get(30, TimeUnit.SECONDS)
        .forEach((partition, place) ->
            starts.computeIfPresent(partition, (_, start) -> Math.max(start, place.offset())));
    List<ProducerRecord<byte[], byte[]>> unread =
        read(starts, ends).stream().map(Redelivery::again).toList();
    publish(by.apply(unread));
    Map<TopicPartition, RecordsToDelete> old = new HashMap<>();
    ends.forEach((partition, end) -> old.put(partition, RecordsToDelete.beforeOffset(end)));
    admin.deleteRecords(old).all().get(30, TimeUnit.SECONDS);
    return unread.size();
  }

  /** Waits until a group has consumed all that the topic holds. */
  public void awaitConsumed(String topic, String group) throws Exception {
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
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) throws Exception {
    Map<TopicPartition, Long> ends = ends(topic);
    return read(first(ends.keySet()), ends);
  }

  private static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(), record.partition(), record.key(), record.value(), record.headers());
  }

  private void publish(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
    List<Future<?>> sent = new ArrayList<>();
    try (var producer =
        new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer())) {
      records.forEach(record -> sent.add(producer.send(record)));
      for (Future<?> future : sent) {
        future.get(30, TimeUnit.SECONDS);
      }
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> read(
      Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(connection, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(ends.keySet());
      starts.forEach(consumer::seek);
      await("all of " + ends.keySet())
          .atMost(PATIENCE)
          .until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
          });
    }
    return records;
  }

  private Map<TopicPartition, Long> first(Iterable<TopicPartition> partitions) throws Exception {
    Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
    partitions.forEach(partition -> earliest.put(partition, OffsetSpec.earliest()));
    return offsets(earliest);
  }

  private Map<TopicPartition, Long> ends(String topic) throws Exception {
    var partitions =
        admin.describeTopics(List.of(topic)).allTopicNames().get(30, TimeUnit.SECONDS).values();
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(described ->
        described
            .partitions()
            .forEach(partition ->
                latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
    return offsets(latest);
  }

  private Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetSpec> wanted)
      throws Exception {
    return admin.listOffsets(wanted).all().get(30, TimeUnit.SECONDS).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> entry.getValue().offset(), Math::max, HashMap::new));
  }

  @Override
  public void close() {
    admin.close();
  }
}
