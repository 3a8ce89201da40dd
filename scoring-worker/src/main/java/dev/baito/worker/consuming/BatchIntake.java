package dev.baito.worker.consuming;

import dev.baito.failure.ConsumerHealth;
import dev.baito.messages.Topic;
import dev.baito.run.RunPriority;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Takes the user batches of one priority, each on a virtual thread, when it is its turn. The next
 * one is asked for when one is done, so that no more are here than were asked for at the start: the
 * topic is paused while they wait for their turn, or for an outage to end. A message is
 * acknowledged when its result or dead letter was.
 */
final class BatchIntake implements Flow.Subscriber<Message<byte[]>> {
  private static final Logger LOG = Logger.getLogger(BatchIntake.class);
  private static final Duration ACK_TIMEOUT = Duration.ofSeconds(30);

  private final RunPriority priority;
  private final ServingOrder order;
  private final MessageHandler handler;
  private final ConsumerHealth health;
  private final int askedFor;
  private final Set<Thread> here = ConcurrentHashMap.newKeySet();
  private volatile Optional<Flow.Subscription> subscription = Optional.empty();
  private volatile boolean stopping;

  /**
   * Creates an intake that begins when it is subscribed.
   *
   * @param askedFor how many messages may be here at once, waiting for a turn or having it
   */
  BatchIntake(
      RunPriority priority,
      ServingOrder order,
      MessageHandler handler,
      ConsumerHealth health,
      int askedFor) {
    this.priority = priority;
    this.order = order;
    this.handler = handler;
    this.health = health;
    this.askedFor = askedFor;
  }

  /** Asks for nothing more. */
  void stop() {
    stopping = true;
  }

  /** Waits for the batches that are here, and interrupts those that take too long. */
  void drain(long deadlineNanos) throws InterruptedException {
    for (Thread thread : here) {
      thread.join(Duration.ofNanos(Math.max(1, deadlineNanos - System.nanoTime())));
    }
    here.forEach(Thread::interrupt);
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription = Optional.of(newSubscription);
    newSubscription.request(askedFor);
  }

  @Override
  public void onNext(Message<byte[]> message) {
    if (stopping) {
      return; // asked for earlier; not acknowledged, so it goes to another worker
    }
    Thread thread = Thread.ofVirtual().name("batch").unstarted(() -> take(message));
    here.add(thread);
    thread.start();
  }

  @Override
  public void onError(Throwable failure) {
    LOG.errorf(
        failure,
        "No more user batches come from %s: the worker ends, to be started anew",
        Topic.ofBatches(priority));
    health.ended(failure);
  }

  @Override
  public void onComplete() {
    LOG.debugf("The channel of %s is closed", Topic.ofBatches(priority));
  }

  private void take(Message<byte[]> message) {
    try {
      order.enter(priority);
      try {
        see(message);
      } finally {
        order.leave();
      }
    } catch (InterruptedException e) {
      LOG.infof("A batch is given back: %s", e.getMessage());
      return;
    } catch (RuntimeException | Error e) {
      // Not acknowledged, so it would block its partition's offset in silence: have us restarted.
      health.failed(e);
      LOG.error("A batch could neither be done nor dead-lettered", e);
      return;
    } finally {
      here.remove(Thread.currentThread());
    }
    if (!stopping) {
      subscription.orElseThrow().request(1);
    }
  }

  private void see(Message<byte[]> message) throws InterruptedException {
    handler.handle(original(message));
    try {
      message.ack().toCompletableFuture().get(ACK_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // It comes again when the partition is read anew; that changes nothing.
      LOG.warn("A batch is done but could not be acknowledged", e);
    }
  }

  @SuppressWarnings("unchecked") // the channel's deserializers are fixed in application.properties
  private static ConsumerRecord<byte[], byte[]> original(Message<byte[]> message) {
    IncomingKafkaRecordMetadata<byte[], byte[]> metadata =
        message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
    return metadata.getRecord();
  }
}
