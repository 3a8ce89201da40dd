package dev.baito.worker.consuming;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.failure.ConsumerHealth;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class BatchConsumerTest {
  private static final int IN_HAND = 3;

  private final Set<Long> acknowledged = new ConcurrentSkipListSet<>();
  private final AtomicInteger taken = new AtomicInteger();
  private final Semaphore allowed = new Semaphore(0);
  private final AtomicInteger ends = new AtomicInteger();
  private final ConsumerHealth health = new ConsumerHealth(ends::incrementAndGet);

  private BatchConsumer consumer(MessageHandler handler, Duration shutdownTimeout) {
    Multi<Message<byte[]>> messages =
        Multi.createFrom().items(LongStream.range(0, 20).mapToObj(this::message));
    return consumer(messages, Multi.createFrom().nothing(), handler, shutdownTimeout);
  }

  private BatchConsumer consumer(
      Multi<Message<byte[]>> normal,
      Multi<Message<byte[]>> high,
      MessageHandler handler,
      Duration shutdownTimeout) {
    return new BatchConsumer(normal, high, handler, health, IN_HAND, 0.25, shutdownTimeout);
  }

  private Message<byte[]> message(long offset) {
    var original = new ConsumerRecord<>("user-batches", 0, offset, new byte[0], new byte[0]);
    return Message.of(
        new byte[0],
        Metadata.of(new IncomingKafkaRecordMetadata<>(original, "user-batches")),
        () -> {
          acknowledged.add(offset);
          return CompletableFuture.completedFuture(null);
        });
  }

  private void whenAllowed(ConsumerRecord<byte[], byte[]> message) throws InterruptedException {
    taken.incrementAndGet();
    allowed.acquire();
  }

  @Test
  void the_next_batch_is_taken_when_one_is_done_and_acknowledged() {
    consumer(this::whenAllowed, Duration.ZERO).start();
    await().during(Duration.ofMillis(200)).atMost(30, SECONDS).until(() -> taken.get() == IN_HAND);
    assertThat(acknowledged).isEmpty();

    allowed.release(2);
    await().atMost(30, SECONDS).until(() -> taken.get() == IN_HAND + 2);
    assertThat(acknowledged).hasSize(2);
    allowed.release(18);
    await().atMost(30, SECONDS).until(() -> acknowledged.size() == 20);
  }

  @Test
  void high_batches_go_first_and_a_share_of_the_others_with_them() {
    var order = new ConcurrentLinkedQueue<Long>();
    Multi<Message<byte[]>> normal =
        Multi.createFrom().items(LongStream.range(0, 20).mapToObj(this::message));
    Multi<Message<byte[]>> high =
        Multi.createFrom().items(LongStream.range(100, 120).mapToObj(this::message));
    consumer(
            normal,
            high,
            message -> {
              order.add(message.offset());
              allowed.acquire();
            },
            Duration.ZERO)
        .start();
    for (int done = 0; done < 40; done++) {
      int least = Math.min(40, done + IN_HAND);
      await()
          .pollInterval(Duration.ofMillis(2))
          .atMost(30, SECONDS)
          .until(() -> order.size() >= least);
      allowed.release();
    }
    await().atMost(30, SECONDS).until(() -> acknowledged.size() == 40);
    List<Long> first = List.copyOf(order).subList(0, 24);
    // All high ones but those that came in the very last turns, and a quarter of the others.
    assertThat(first.stream().filter(offset -> offset >= 100)).hasSizeBetween(16, 20);
    assertThat(first.stream().filter(offset -> offset < 100)).hasSizeBetween(4, 8);
  }

  @Test
  void what_waits_for_its_turn_is_given_back_at_once() throws Exception {
    BatchConsumer consumer =
        consumer(
            Multi.createFrom().items(LongStream.range(0, 20).mapToObj(this::message)),
            Multi.createFrom().items(LongStream.range(100, 120).mapToObj(this::message)),
            this::whenAllowed,
            Duration.ofSeconds(30));
    consumer.start();
    await().atMost(30, SECONDS).until(() -> taken.get() == IN_HAND);
    Thread stopping = Thread.ofVirtual().start(() -> stop(consumer));
    await().atMost(30, SECONDS).until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
    allowed.release(40);
    assertThat(stopping.join(Duration.ofSeconds(30))).isTrue();
    assertThat(taken).hasValue(IN_HAND);
    assertThat(acknowledged).hasSize(IN_HAND);
  }

  @Test
  void stopping_lets_the_batches_in_hand_finish_and_takes_no_other() throws Exception {
    BatchConsumer consumer = consumer(this::whenAllowed, Duration.ofSeconds(30));
    consumer.start();
    await().atMost(30, SECONDS).until(() -> taken.get() == IN_HAND);
    Thread stopping = Thread.ofVirtual().start(() -> stop(consumer));
    await().atMost(30, SECONDS).until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
    allowed.release(20);
    assertThat(stopping.join(Duration.ofSeconds(30))).isTrue();
    assertThat(acknowledged).hasSize(IN_HAND);
    assertThat(taken).hasValue(IN_HAND);
  }

  private static void stop(BatchConsumer consumer) {
    try {
      consumer.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_batch_that_does_not_finish_in_time_is_given_back_unacknowledged() throws Exception {
    BatchConsumer consumer = consumer(this::whenAllowed, Duration.ofMillis(100));
    consumer.start();
    await().atMost(30, SECONDS).until(() -> taken.get() == IN_HAND);
    consumer.stop();
    await().atMost(30, SECONDS).until(() -> !allowed.hasQueuedThreads());
    assertThat(acknowledged).isEmpty();
    assertThat(health.call().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void a_failure_that_nobody_foresaw_asks_for_a_restart() {
    consumer(
            _ -> {
              throw new IllegalStateException("a bug");
            },
            Duration.ZERO)
        .start();
    await().atMost(30, SECONDS).until(() -> health.call().getStatus() == Status.DOWN);
    assertThat(acknowledged).isEmpty();
    assertThat(ends).hasValue(0);
  }

  @Test
  void a_stream_that_ends_on_a_failure_ends_the_worker() {
    consumer(
            Multi.createFrom().failure(new IllegalStateException("no current assignment")),
            Multi.createFrom().nothing(),
            this::whenAllowed,
            Duration.ZERO)
        .start();
    assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
    assertThat(ends).hasValue(1);
  }
}
