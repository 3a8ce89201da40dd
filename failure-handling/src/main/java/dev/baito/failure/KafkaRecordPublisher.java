package dev.baito.failure;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A plain producer: the connector's own dead-letter queue decides on headers by itself and takes a
 * whole group where one record is bad.
 */
@ApplicationScoped
class KafkaRecordPublisher implements RecordPublisher {
  private static final Duration MAX_BLOCK = Duration.ofSeconds(5);
  private static final Duration DELIVERY = Duration.ofSeconds(15);

  /** Room for headers beside a value that was itself as large as the broker takes. */
  private static final int MAX_REQUEST_BYTES = 16 << 20;

  private final Map<String, Object> kafka;
  private final String clientId;
  private Optional<KafkaProducer<byte[], byte[]>> producer = Optional.empty();

  KafkaRecordPublisher(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "quarkus.application.name") String clientId) {
    this.kafka = kafka;
    this.clientId = clientId;
  }

  @Override
  public void publish(ProducerRecord<byte[], byte[]> message) {
    try {
      producer()
          .send(message)
          .get(MAX_BLOCK.plus(DELIVERY).plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted before " + message.topic() + " acknowledged", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException(message.topic() + " did not acknowledge in time", e);
    }
  }

  /** Made when first needed, so that a Kafka that cannot be found yet is an outage like others. */
  private synchronized KafkaProducer<byte[], byte[]> producer() {
    if (producer.isEmpty()) {
      Map<String, Object> settings = new HashMap<>(kafka);
      settings.keySet().retainAll(ProducerConfig.configNames());
      settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
      settings.put(ProducerConfig.ACKS_CONFIG, "all");
      settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
      settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
      settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
      settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) MAX_BLOCK.toMillis());
      settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
      settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
      settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
      producer =
          Optional.of(
              new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }
    return producer.get();
  }

  @PreDestroy
  synchronized void close() {
    producer.ifPresent(p -> p.close(Duration.ofSeconds(5)));
    producer = Optional.empty();
  }
}
