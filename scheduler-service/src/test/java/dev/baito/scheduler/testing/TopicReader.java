package dev.baito.scheduler.testing;

import static org.awaitility.Awaitility.await;

import dev.baito.local.testing.EmbeddedStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, with a consumer of its own. */
public final class TopicReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

  /** Starts to read. */
  public TopicReader(String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                EmbeddedStack.property("kafka.bootstrap.servers"),
                "enable.auto.commit",
                "false"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Waits until a run has at least so many records, and returns them in the order of arrival. */
  public List<ConsumerRecord<String, byte[]>> awaitRecords(long runId, int count) {
    return await("records of run " + runId)
        .atMost(PATIENCE)
        .until(() -> records(runId), records -> records.size() >= count);
  }

  /** Returns the records of a run that have arrived by now. */
  public List<ConsumerRecord<String, byte[]>> records(long runId) {
    consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
    return seen.stream()
        .filter(letter -> letter.key() != null && letter.key().startsWith(runId + "/"))
        .toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
