package dev.baito.worker.publishing;

import dev.baito.failure.RecordPublisher;
import dev.baito.messages.CloudEvent;
import dev.baito.messages.MatchResult;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import dev.baito.worker.statistics.Stopwatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes match results, under the key of their batch. Thread-safe; blocks. */
@ApplicationScoped
public class ResultPublisher {
  private static final String SOURCE = "scoring-worker";

  private final RecordPublisher publisher;
  private volatile double lastPublishMs;

  /** Publishes through a publisher. */
  public ResultPublisher(RecordPublisher publisher) {
    this.publisher = publisher;
  }

  /** Publishes a result, and returns it when Kafka has acknowledged it. */
  public MatchResult publish(MatchResult result) {
    var watch = new Stopwatch();
    String key = result.runId() + "/" + result.batchNo();
    var message =
        new ProducerRecord<>(
            Topic.MATCH_RESULTS, key.getBytes(StandardCharsets.UTF_8), MessageCodec.encode(result));
    CloudEvent.of(result, SOURCE).headers().forEach(message.headers()::add);
    publisher.publish(message);
    lastPublishMs = watch.totalMs();
    return result;
  }

  /** Returns how long publishing the previous result took, in milliseconds. */
  public double lastPublishMs() {
    return lastPublishMs;
  }
}
