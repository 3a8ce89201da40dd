package dev.baito.scheduler.outbox;

import dev.baito.messages.Topic;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** How far consumer groups are. Asked seldom, so each look has a connection of its own. Blocks. */
@ApplicationScoped
class GroupProgress {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Which group reads which topic. */
  private static final Map<String, String> READERS =
      Map.of(
          Topic.USER_BATCHES, "scoring-workers",
          Topic.USER_BATCHES_PRIORITY, "scoring-workers-priority",
          Topic.MATCH_RESULTS, "result-sinks",
          Topic.USER_BATCHES_DEAD_LETTER, "scheduler-dead-letters",
          Topic.MATCH_RESULTS_DEAD_LETTER, "scheduler-dead-letters");

  private final Map<String, Object> kafka;

  GroupProgress(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.kafka = kafka;
  }

  /** Returns where the partitions of topics end that hold anything. */
  Map<TopicPartition, Long> ends(Collection<String> topics) {
    return ask(admin -> {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
      get(admin.describeTopics(topics).allTopicNames())
          .forEach((topic, description) -> {
            for (TopicPartitionInfo info : description.partitions()) {
              var partition = new TopicPartition(topic, info.partition());
              latest.put(partition, OffsetSpec.latest());
              earliest.put(partition, OffsetSpec.earliest());
            }
          });
      Map<TopicPartition, Long> ends = new HashMap<>();
      get(admin.listOffsets(latest).all())
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      // What holds nothing was never read, or its records are long gone.
      get(admin.listOffsets(earliest).all())
          .forEach((partition, start) -> ends.remove(partition, start.offset()));
      return ends;
    });
  }

  /** Returns whether whoever reads these topics has done everything before these places. */
  boolean haveReached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                end -> reader(end.getKey()),
                Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
        .entrySet()
        .stream()
        .allMatch(group -> hasReached(group.getKey(), group.getValue()));
  }

  private static String reader(TopicPartition partition) {
    return Objects.requireNonNull(READERS.get(partition.topic()), partition.topic());
  }

  private boolean hasReached(String group, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        ask(admin -> get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
    return ends.entrySet().stream()
        .allMatch(end -> {
          OffsetAndMetadata place = committed.get(end.getKey());
          return place != null && place.offset() >= end.getValue();
        });
  }

  private interface Question<T> {
    T of(Admin admin);
  }

  private <T> T ask(Question<T> question) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis() / 2);
    try (Admin admin = Admin.create(settings)) {
      return question.of(admin);
    }
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get(TIMEOUT.toMillis() * 2, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking Kafka", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("Kafka did not answer in time", e);
    }
  }
}
