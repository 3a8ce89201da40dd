package dev.baito.sink.deadletters;

import dev.baito.BaitoException;
import dev.baito.messages.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Makes dead letters: the record as it came, with the reason and its origin in its headers. */
public final class DeadLetters {
  /** The connector's mark on a record that it has read; it was never part of the message. */
  private static final String CONNECTOR_PREFIX = "__smallrye_";

  private DeadLetters() {}

  /**
   * Returns the record to publish. Key, value and headers are the original's, byte for byte; of an
   * earlier death only the newest reason and origin are kept.
   */
  public static ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], byte[]> origin, BaitoException why) {
    var headers = new RecordHeaders();
    for (Header header : origin.headers()) {
      if (!header.key().startsWith(DeadLetterHeader.PREFIX)
          && !header.key().startsWith(CONNECTOR_PREFIX)) {
        headers.add(header);
      }
    }
    Throwable thrown = why.getCause() == null ? why : why.getCause();
    add(headers, DeadLetterHeader.REASON, why.code().text());
    add(headers, DeadLetterHeader.CAUSE, String.valueOf(why.getMessage()));
    add(headers, DeadLetterHeader.EXCEPTION_CLASS_NAME, thrown.getClass().getName());
    add(headers, DeadLetterHeader.TOPIC, origin.topic());
    add(headers, DeadLetterHeader.PARTITION, Integer.toString(origin.partition()));
    add(headers, DeadLetterHeader.OFFSET, Long.toString(origin.offset()));
    return new ProducerRecord<>(
        Topic.MATCH_RESULTS_DEAD_LETTER, null, origin.key(), origin.value(), headers);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
