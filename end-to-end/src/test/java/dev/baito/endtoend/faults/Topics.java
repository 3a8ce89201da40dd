package dev.baito.endtoend.faults;

import static org.awaitility.Awaitility.await;

import dev.baito.local.provision.Provisioning;
import dev.baito.local.provision.TopicSettings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's topics: what is sent to them by strangers, and what befalls them. */
final class Topics implements AutoCloseable {
  static final String WORKERS = "scoring-workers";
  static final String SINKS = "result-sinks";

  /** Strangers do not keep to what our own services send at most. */
  private static final int MAX_REQUEST_BYTES = 16 << 20;

  private final String bootstrap;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;

  Topics(Scene scene) {
    bootstrap =
        Objects.requireNonNull(scene.stack().connectionProperties().get("kafka.bootstrap.servers"));
    admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "max.request.size", MAX_REQUEST_BYTES),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Sends a value, and returns where it is. */
  RecordMetadata send(String topic, byte[] value) throws Exception {
    return producer.send(new ProducerRecord<>(topic, value)).get(30, TimeUnit.SECONDS);
  }

  /** Limits the size of a topic's messages; returns when that is in force. */
  void limitMessages(String topic, int bytes) throws Exception {
    var entry = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
    alter(topic, new AlterConfigOp(entry, AlterConfigOp.OpType.SET));
    await("limit of " + topic)
        .atMost(Scene.PATIENCE)
        .until(() -> limitOf(topic).equals(Integer.toString(bytes)));
  }

  String limitOf(String topic) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config =
        admin.describeConfigs(List.of(resource)).all().get(30, TimeUnit.SECONDS).get(resource);
    return Objects.requireNonNull(config, topic).get("max.message.bytes").value();
  }

  private void alter(String topic, AlterConfigOp change) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    admin
        .incrementalAlterConfigs(Map.of(resource, List.of(change)))
        .all()
        .get(30, TimeUnit.SECONDS);
  }

  void delete(Collection<String> topics) throws Exception {
    admin.deleteTopics(topics).all().get(30, TimeUnit.SECONDS);
    await(topics + " gone")
        .atMost(Scene.PATIENCE)
        .until(() ->
            admin.listTopics().names().get(30, TimeUnit.SECONDS).stream()
                .noneMatch(topics::contains));
  }

  /** Makes what is missing, as the stack does. */
  void provision() {
    await("topics made")
        .atMost(Scene.PATIENCE)
        .ignoreExceptions() // what was deleted may still be on its way out
        .until(() -> {
          Provisioning.createTopics(bootstrap, TopicSettings.LOCAL);
          return true;
        });
  }

  /** Returns the place up to which a group has done a partition. */
  long committed(String group, RecordMetadata of) throws Exception {
    var place =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(30, TimeUnit.SECONDS)
            .get(new TopicPartition(of.topic(), of.partition()));
    return place == null ? 0 : place.offset();
  }

  /** Waits until a group has done a record. */
  void awaitDone(String group, RecordMetadata record) {
    await(record + " done by " + group)
        .atMost(Scene.PATIENCE)
        .until(() -> committed(group, record) > record.offset());
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
