package dev.baito.failure;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A message that could not be processed, as it is kept: with its reason, attempts and origin in
 * headers beside the original ones.
 *
 * @param origin the record as it was read
 * @param failure why it could not be processed
 * @param attempts how often it was tried
 * @param facts further headers, by name: run, batch, user, worker, as far as they are known
 */
public record DeadLetter(
    ConsumerRecord<byte[], byte[]> origin,
    Failure failure,
    int attempts,
    Map<String, String> facts) {
  /** The connector's mark on a record that it has read; it was never part of the message. */
  private static final String CONNECTOR_PREFIX = "__smallrye_";

  private static final int MAX_CAUSE_CHARS = 2_000;
  private static final int MAX_CAUSES = 32;

  /** Copies the facts. */
  public DeadLetter {
    facts = Map.copyOf(facts);
  }

  /** Returns it whole: key, value and headers are the original's, byte for byte. */
  public ProducerRecord<byte[], byte[]> whole(String topic) {
    return with(topic, origin.value());
  }

  /**
   * Returns it with another payload, such as a batch of the one user it is about.
   *
   * @param topic where it is kept
   * @param payload a message of the same kind as the original
   */
  public ProducerRecord<byte[], byte[]> with(String topic, byte[] payload) {
    var headers = new RecordHeaders();
    // Of an earlier death only the newest reason and origin are kept.
    for (Header header : origin.headers()) {
      if (!header.key().startsWith(DeadLetterHeader.PREFIX)
          && !header.key().startsWith(CONNECTOR_PREFIX)) {
        headers.add(header);
      }
    }
    described().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return new ProducerRecord<>(topic, null, origin.key(), payload, headers);
  }

  private Map<String, String> described() {
    var headers = new TreeMap<>(facts);
    headers.put(DeadLetterHeader.REASON, failure.code().text());
    headers.put(DeadLetterHeader.CLASS, failure.className());
    headers.put(DeadLetterHeader.CAUSE, cut(failure.message()));
    headers.put(DeadLetterHeader.EXCEPTION_CLASS_NAME, innermost().getClass().getName());
    headers.put(DeadLetterHeader.STACK_DIGEST, StackDigest.of(failure.thrown()));
    headers.put(DeadLetterHeader.TOPIC, origin.topic());
    headers.put(DeadLetterHeader.PARTITION, Integer.toString(origin.partition()));
    headers.put(DeadLetterHeader.OFFSET, Long.toString(origin.offset()));
    headers.put(DeadLetterHeader.TIMESTAMP, Long.toString(origin.timestamp()));
    headers.put(DeadLetterHeader.ATTEMPTS, Integer.toString(attempts));
    return headers;
  }

  private Throwable innermost() {
    Throwable thrown = failure.thrown();
    for (int depth = 0; depth < MAX_CAUSES && thrown.getCause() != null; depth++) {
      thrown = thrown.getCause();
    }
    return thrown;
  }

  private static String cut(String text) {
    return text.length() <= MAX_CAUSE_CHARS ? text : text.substring(0, MAX_CAUSE_CHARS) + "...";
  }
}
