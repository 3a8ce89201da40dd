package dev.baito.worker.consuming;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Sees messages through. Thread-safe; blocks. */
@FunctionalInterface
interface MessageHandler {
  /**
   * Returns when the message may be acknowledged, because Kafka has what came of it.
   *
   * @throws InterruptedException when the worker stops before that: then nothing came of it
   */
  void handle(ConsumerRecord<byte[], byte[]> message) throws InterruptedException;
}
