package dev.baito.worker.publishing;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.messages.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Keeps messages that cannot be processed: key, value and headers byte for byte as they came, with
 * the reason and the origin in further headers. Thread-safe; blocks.
 */
@ApplicationScoped
public class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final RecordPublisher publisher;

  DeadLetters(RecordPublisher publisher) {
    this.publisher = publisher;
  }

  /**
   * Publishes a dead letter and returns when Kafka has acknowledged it.
   *
   * @param original the message as it came
   * @param failure why it cannot be processed
   * @param attempts how often it was tried
   */
  public void publish(ConsumerRecord<byte[], byte[]> original, Throwable failure, int attempts) {
    var letter =
        new ProducerRecord<>(
            Topic.USER_BATCHES_DEAD_LETTER,
            null,
            original.key(),
            original.value(),
            original.headers());
    ErrorCode code = failure instanceof BaitoException known ? known.code() : ErrorCode.INTERNAL;
    add(letter, "reason", code.text());
    add(letter, "cause", String.valueOf(failure.getMessage()));
    add(letter, "exception-class-name", failure.getClass().getName());
    add(letter, "attempts", Integer.toString(attempts));
    add(letter, "topic", original.topic());
    add(letter, "partition", Integer.toString(original.partition()));
    add(letter, "offset", Long.toString(original.offset()));
    publisher.publish(letter);
    LOG.errorf(
        failure,
        "Dead letter: message %d of %s-%d after %d attempts",
        original.offset(),
        original.topic(),
        original.partition(),
        attempts);
  }

  private static void add(ProducerRecord<byte[], byte[]> letter, String name, String value) {
    letter.headers().add("dead-letter-" + name, value.getBytes(StandardCharsets.UTF_8));
  }
}
