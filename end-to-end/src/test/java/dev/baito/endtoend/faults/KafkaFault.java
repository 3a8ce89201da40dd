package dev.baito.endtoend.faults;

import static dev.baito.endtoend.faults.Processes.KAFKA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.endtoend.proxy.Proxy;
import dev.baito.messages.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The broker is away or slow, hands partitions round, or lacks a topic. */
enum KafkaFault implements Fault {
  BROKER_KILLED(
      0,
      scene -> {
        scene.processes().kill(KAFKA);
        scene.processes().restart(KAFKA);
      }),
  BROKER_FROZEN(0, scene -> scene.processes().freeze(KAFKA, Scene::whileItLasts, scene)),
  BROKER_HANGS(
      0,
      scene -> {
        Proxy kafka = scene.proxies().before(KAFKA);
        kafka.hang();
        try {
          scene.whileItLasts();
        } finally {
          kafka.heal();
        }
      }),
  BROKER_REFUSES(
      0,
      scene -> {
        Proxy kafka = scene.proxies().before(KAFKA);
        kafka.refuse();
        try {
          scene.whileItLasts();
        } finally {
          kafka.heal();
        }
      }),
  BROKER_CONNECTIONS_CUT(
      0,
      scene -> {
        for (int cut = 0; cut < 10; cut++) {
          scene.proxies().before(KAFKA).cut();
          Scene.pause(Duration.ofMillis(200));
        }
      }),
  BROKER_SLOW(
      0,
      scene -> {
        Proxy kafka = scene.proxies().before(KAFKA);
        kafka.delay(Duration.ofMillis(100));
        try {
          scene.whileItLasts();
        } finally {
          kafka.heal();
        }
      }),
  REBALANCE_STORM(
      0,
      scene -> {
        long end = System.nanoTime() + scene.freeze().toNanos();
        do {
          comeAndGo(scene);
        } while (System.nanoTime() < end);
      }),
  DEAD_LETTER_TOPICS_MISSING(2, KafkaFault::letterWithoutTopic);

  private static final Duration COMES_AND_GOES = Duration.ofSeconds(2);

  private final int deadLetters;

  @SuppressWarnings("ImmutableEnumChecker") // it captures nothing
  private final Strike strike;

  KafkaFault(int deadLetters, Strike strike) {
    this.deadLetters = deadLetters;
    this.strike = strike;
  }

  @Override
  public void strike(Scene scene) throws Exception {
    strike.at(scene);
  }

  @Override
  public int deadLetters() {
    return deadLetters;
  }

  /** A worker that is given partitions, takes batches of them, and goes without having done any. */
  private static void comeAndGo(Scene scene) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            Objects.requireNonNull(
                scene.stack().connectionProperties().get("kafka.bootstrap.servers")),
            "group.id",
            Topics.WORKERS,
            "group.protocol",
            "consumer",
            "enable.auto.commit",
            "false");
    try (var worker =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      worker.subscribe(List.of(Topic.USER_BATCHES));
      await("a part of the work")
          .atMost(Scene.PATIENCE)
          .until(() -> {
            var _ = worker.poll(Duration.ofMillis(200));
            return !worker.assignment().isEmpty();
          });
      long end = System.nanoTime() + COMES_AND_GOES.toNanos();
      while (System.nanoTime() < end) {
        var _ = worker.poll(Duration.ofMillis(200));
      }
    }
    Scene.pause(COMES_AND_GOES);
  }

  private static void letterWithoutTopic(Scene scene) throws Exception {
    byte[] poison = "no message".getBytes(StandardCharsets.UTF_8);
    try (var topics = new Topics(scene)) {
      topics.delete(List.of(Topic.USER_BATCHES_DEAD_LETTER, Topic.MATCH_RESULTS_DEAD_LETTER));
      RecordMetadata batch;
      RecordMetadata result;
      try {
        batch = topics.send(Topic.USER_BATCHES, poison);
        result = topics.send(Topic.MATCH_RESULTS, poison);
        scene.whileItLasts();
        assertThat(topics.committed(Topics.WORKERS, batch)).isLessThanOrEqualTo(batch.offset());
        assertThat(topics.committed(Topics.SINKS, result)).isLessThanOrEqualTo(result.offset());
      } finally {
        topics.provision();
      }
      topics.awaitDone(Topics.WORKERS, batch);
      topics.awaitDone(Topics.SINKS, result);
    }
  }
}
