package dev.baito.scheduler.replays;

import dev.baito.failure.RecordPublisher;
import dev.baito.messages.Topic;
import dev.baito.scheduler.deadletters.ReplayMark;
import dev.baito.scheduler.outbox.BatchPublisher;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages back where they came from: key, value and headers as they were, and one header more
 * that names the entry. Batches go to the partition that the outbox gives them. Thread-safe;
 * blocks.
 */
@ApplicationScoped
class ReplayPublisher {
  private final RecordPublisher publisher;
  private final BatchPublisher batches;

  ReplayPublisher(RecordPublisher publisher, BatchPublisher batches) {
    this.publisher = publisher;
    this.batches = batches;
  }

  /** Publishes a message and returns when it is acknowledged. */
  void publish(Candidate candidate) {
    var headers = new RecordHeaders();
    for (Object header : candidate.headers()) {
      if (header instanceof JsonArray pair) {
        headers.add(pair.getString(0), pair.size() > 1 ? hex(pair.getString(1)) : null);
      }
    }
    headers.add(ReplayMark.HEADER, ReplayMark.value(candidate.entryKey()));
    publisher.publish(
        new ProducerRecord<byte[], byte[]>(
            candidate.topic(),
            partition(candidate),
            candidate.key().map(Buffer::getBytes).orElse(null),
            candidate.value().map(Buffer::getBytes).orElse(null),
            headers));
  }

  /** None lets Kafka choose, by the key. */
  private @Nullable Integer partition(Candidate candidate) {
    return candidate.topic().equals(Topic.MATCH_RESULTS)
        ? null
        : candidate
            .batch()
            .map(batch -> batches.partition(candidate.topic(), batch.batchNo()))
            .orElse(null);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
