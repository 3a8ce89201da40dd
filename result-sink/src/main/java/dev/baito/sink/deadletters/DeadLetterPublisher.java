package dev.baito.sink.deadletters;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.sink.SinkSettings;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/**
 * Publishes dead letters, bytes in and bytes out. A plain producer: the connector's own dead-letter
 * queue takes a whole batch where one record is bad, and decides on headers by itself.
 */
@ApplicationScoped
public class DeadLetterPublisher {
  private static final Logger LOG = Logger.getLogger(DeadLetterPublisher.class);

  /** Room for the headers beside a value that was itself as large as the broker takes. */
  private static final int MAX_REQUEST_BYTES = 16 * 1024 * 1024;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Duration timeout;
  private final KafkaProducer<byte[], byte[]> producer;

  DeadLetterPublisher(
      @Identifier("default-kafka-broker") Map<String, Object> kafka, SinkSettings settings) {
    timeout = settings.deadLetter().timeout();
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.keySet().retainAll(ProducerConfig.configNames());
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "result-sink-dead-letters");
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    int timeoutMs = Math.toIntExact(timeout.toMillis());
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeoutMs);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMs / 2);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeoutMs);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Publishes a record as a dead letter and returns when Kafka has acknowledged it. Blocks.
   *
   * @param origin the record that cannot be applied
   * @param why the reason
   * @throws BaitoException with {@link ErrorCode#INFRASTRUCTURE_DOWN} if it was not acknowledged in
   *     time; publishing it again may give it twice, never not at all
   */
  public void publish(ConsumerRecord<byte[], byte[]> origin, BaitoException why) {
    try {
      producer.send(DeadLetters.of(origin, why)).get(2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
      LOG.warnf(
          "Dead letter: %s partition %d offset %d: %s %s",
          origin.topic(), origin.partition(), origin.offset(), why.code(), why.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unacknowledged(e);
    } catch (ExecutionException | TimeoutException e) {
      throw unacknowledged(e);
    }
  }

  private static BaitoException unacknowledged(Exception e) {
    return new BaitoException(
        ErrorCode.INFRASTRUCTURE_DOWN,
        "Kafka did not take a dead letter: check that it runs, and that the topic exists and takes"
            + " messages of this size: "
            + (e.getCause() == null ? e : e.getCause()),
        e);
  }

  @PreDestroy
  void close() {
    producer.close(CLOSE_TIMEOUT);
  }
}
