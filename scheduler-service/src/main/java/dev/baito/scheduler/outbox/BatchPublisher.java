package dev.baito.scheduler.outbox;

import dev.baito.messages.CloudEvent;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.UserBatch;
import dev.baito.scheduler.SchedulerSettings;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/**
 * Hands user batches to Kafka and waits for the acknowledgements. A batch goes to partition batchNo
 * mod the number of partitions, so that consecutive batches reach different workers.
 */
@ApplicationScoped
public class BatchPublisher {
  private static final String CHANNEL = "user-batches";
  private static final String SOURCE = "scheduler-service";

  /** Two chunks: one that Kafka never answered, while the next one tries. */
  private static final int BUFFERED = 256;

  private final MutinyEmitter<byte[]> emitter;
  private final KafkaClientService clients;
  private final Duration timeout;

  BatchPublisher(
      @Channel(CHANNEL) @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFERED)
          MutinyEmitter<byte[]> emitter,
      KafkaClientService clients,
      SchedulerSettings settings) {
    this.emitter = emitter;
    this.clients = clients;
    this.timeout = settings.outbox().publishTimeout();
  }

  /**
   * What Kafka has taken.
   *
   * @param batchNos the batches acknowledged in time
   * @param failure why some were not; empty if all were
   */
  record Acknowledged(List<Integer> batchNos, Optional<Throwable> failure) {}

  /**
   * Publishes batches; returns when all are acknowledged, one has failed to be, or time is up.
   *
   * @param topic of the batches, by their run's priority
   */
  Acknowledged publish(String topic, List<UserBatch> batches) {
    var acknowledged = new ConcurrentLinkedQueue<Integer>();
    var failure = new AtomicReference<@Nullable Throwable>();
    var open = new CountDownLatch(batches.size());
    try {
      int partitions = partitions(topic);
      for (UserBatch batch : batches) {
        emitter
            .sendMessage(message(topic, batch.batchNo() % partitions, batch))
            .subscribe()
            .with(
                _ -> {
                  acknowledged.add(batch.batchNo());
                  open.countDown();
                },
                cause -> {
                  failure.compareAndSet(null, cause);
                  open.countDown();
                });
      }
      if (!open.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        failure.compareAndSet(null, new TimeoutException());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure.compareAndSet(null, e);
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
    return new Acknowledged(List.copyOf(acknowledged), Optional.ofNullable(failure.get()));
  }

  /**
   * Returns the partition of a batch in a topic of batches.
   *
   * @throws RuntimeException if Kafka does not answer in time
   */
  public int partition(String topic, int batchNo) {
    return batchNo % partitions(topic);
  }

  private int partitions(String topic) {
    KafkaProducer<String, byte[]> producer = clients.getProducer(CHANNEL);
    return producer.partitionsFor(topic).await().atMost(timeout).size();
  }

  private static Message<byte[]> message(String topic, int partition, UserBatch batch) {
    var headers = new RecordHeaders();
    CloudEvent.of(batch, SOURCE).headers().forEach(headers::add);
    return Message.of(MessageCodec.encode(batch))
        .addMetadata(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic)
                .withKey(batch.runId() + "/" + batch.batchNo())
                .withPartition(partition)
                .withHeaders(headers)
                .build());
  }
}
