package dev.baito.worker.warming;

import dev.baito.failure.BackOff;
import dev.baito.messages.GenerationReady;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads the announcements of generations, all of them and then each that comes, on a thread of its
 * own. It belongs to no consumer group: every worker is told everything. While Kafka is away it
 * waits, and then begins anew.
 */
final class GenerationFeed implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(GenerationFeed.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int API_TIMEOUT_MS = 10_000;
  private static final Duration END_TIMEOUT = Duration.ofSeconds(2);

  private final Map<String, Object> kafka;
  private final Listener listener;
  private final BackOff backOff;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("generations").unstarted(this::run);
  private final CountDownLatch stop = new CountDownLatch(1);

  /** Is told what the topic says, by one thread; again from the beginning after an outage. */
  interface Listener {
    /** A generation can be read. */
    void ready(GenerationReady generation);

    /** A generation was removed. */
    void gone(long generationId);

    /** All that the topic said when the feed began was told. */
    void caughtUp();
  }

  GenerationFeed(Map<String, Object> connection, BackOff backOff, Listener listener) {
    this.kafka = new HashMap<>(connection);
    this.kafka.remove("group.id");
    this.kafka.put("enable.auto.commit", false);
    this.kafka.put("default.api.timeout.ms", API_TIMEOUT_MS);
    this.backOff = backOff;
    this.listener = listener;
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!stopsWithin(Duration.ZERO)) {
      try (var consumer =
          new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        read(consumer);
      } catch (RuntimeException e) {
        waitAfter(e);
      }
    }
  }

  private void waitAfter(RuntimeException failure) {
    if (stopsWithin(Duration.ZERO)) {
      return;
    }
    Duration wait = backOff.afterFailure();
    LOG.warnf(
        "New generations are not heard of, trying again in %d ms: %s", wait.toMillis(), failure);
    stopsWithin(wait);
  }

  private boolean stopsWithin(Duration wait) {
    try {
      return stop.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true; // only close() interrupts
    }
  }

  private void read(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topic.CATALOGUE_GENERATIONS).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    boolean behind = true;
    while (!stopsWithin(Duration.ZERO)) {
      if (behind
          && ends.entrySet().stream()
              .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        behind = false;
        listener.caughtUp();
        backOff.afterSuccess();
      }
      consumer.poll(POLL).forEach(this::tell);
    }
  }

  private void tell(ConsumerRecord<byte[], byte[]> message) {
    try {
      if (Optional.ofNullable(message.value()).isPresent()) {
        listener.ready(MessageCodec.decode(message.value(), GenerationReady.class));
      } else {
        listener.gone(Long.parseLong(new String(message.key(), StandardCharsets.UTF_8)));
      }
    } catch (RuntimeException e) {
      LOG.warnf("An announcement of a generation cannot be read and is passed over: %s", e);
    }
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      if (!thread.join(END_TIMEOUT)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
