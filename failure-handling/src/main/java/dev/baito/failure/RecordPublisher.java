package dev.baito.failure;

import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes records as they are, byte for byte. Thread-safe; blocks. */
@FunctionalInterface
public interface RecordPublisher {
  /**
   * Publishes a record and returns when all in-sync replicas have it.
   *
   * @throws org.apache.kafka.common.KafkaException when it was not acknowledged in time; publishing
   *     it again may give it twice, never not at all
   */
  void publish(ProducerRecord<byte[], byte[]> message);
}
