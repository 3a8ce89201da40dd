package dev.baito.scheduler.deadletters;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** The ids that Kafka gives to topics: one that is deleted and made anew gets another (KIP-516). */
final class TopicIds implements AutoCloseable {
  /** What nobody could say: equal to no topic's id. */
  static final String UNKNOWN = "unknown";

  private static final Logger LOG = Logger.getLogger(TopicIds.class);

  private final Admin admin;
  private final Duration answer;

  /**
   * Creates one that has a connection of its own.
   *
   * @param kafka the settings of all clients
   * @param answer how long Kafka may take to answer
   */
  TopicIds(Map<String, Object> kafka, Duration answer) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) answer.toMillis());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) answer.dividedBy(2).toMillis());
    this.admin = Admin.create(settings);
    this.answer = answer;
  }

  /** Returns the ids of these partitions' topics; without those that are gone, or not known now. */
  Map<String, String> of(Collection<TopicPartition> partitions) {
    Set<String> names =
        partitions.stream().map(TopicPartition::topic).collect(Collectors.toUnmodifiableSet());
    Map<String, String> ids = new HashMap<>();
    for (var topic : admin.describeTopics(names).topicNameValues().entrySet()) {
      id(topic.getKey(), topic.getValue(), ids);
    }
    return ids;
  }

  private void id(String name, KafkaFuture<TopicDescription> topic, Map<String, String> ids) {
    try {
      ids.put(name, topic.get(answer.toMillis(), TimeUnit.MILLISECONDS).topicId().toString());
    } catch (ExecutionException | TimeoutException e) {
      LOG.debugf(e, "Kafka does not say which topic %s is", name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }
}
