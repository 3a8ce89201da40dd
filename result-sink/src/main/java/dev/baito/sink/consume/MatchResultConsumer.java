package dev.baito.sink.consume;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes match results from Kafka, one group after the other. A group is acknowledged, and its
 * offsets committed, only after it is settled; a sink that stops or dies before gets it again.
 */
@ApplicationScoped
public class MatchResultConsumer {
  /** The channel, and the topic, it reads. */
  static final String CHANNEL = "match-results";

  private final GroupApplier groups;

  MatchResultConsumer(GroupApplier groups) {
    this.groups = groups;
  }

  @Incoming(CHANNEL)
  @Blocking(ordered = true)
  @Acknowledgment(Acknowledgment.Strategy.POST_PROCESSING)
  void consume(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
    groups.settle(records);
  }
}
