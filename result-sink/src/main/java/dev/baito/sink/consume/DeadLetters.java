package dev.baito.sink.consume;

import dev.baito.failure.DeadLetter;
import dev.baito.failure.DeadLetterHeader;
import dev.baito.failure.Failure;
import dev.baito.failure.RecordPublisher;
import dev.baito.messages.Topic;
import dev.baito.sink.results.BatchKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Keeps match results that cannot be applied, byte for byte, in the dead-letter topic. */
@ApplicationScoped
class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);
  private static final String SINK = "result-sink";

  private final RecordPublisher publisher;

  DeadLetters(RecordPublisher publisher) {
    this.publisher = publisher;
  }

  /**
   * Keeps a record; returns when Kafka has acknowledged it. Blocks.
   *
   * @param batch whose result it is, if that can be told
   * @return the failure
   */
  Failure keep(
      ConsumerRecord<byte[], byte[]> origin,
      Optional<BatchKey> batch,
      Failure failure,
      int attempts) {
    var facts = new TreeMap<String, String>();
    facts.put(DeadLetterHeader.WORKER, SINK);
    batch.ifPresent(key -> {
      facts.put(DeadLetterHeader.RUN, Long.toString(key.runId()));
      facts.put(DeadLetterHeader.BATCH, Integer.toString(key.batchNo()));
    });
    publisher.publish(
        new DeadLetter(origin, failure, attempts, facts).whole(Topic.MATCH_RESULTS_DEAD_LETTER));
    LOG.errorf(
        "Dead letter: message %d of %s-%d: %s %s",
        origin.offset(), origin.topic(), origin.partition(), failure.code(), failure.message());
    return failure;
  }
}
