package dev.baito.worker.consuming;

import dev.baito.messages.Topic;
import dev.baito.worker.WorkerSettings;
import dev.baito.worker.scoring.ScoringPool;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Takes user batches, each on a virtual thread. The next one is asked for when one is done, so that
 * no more are in hand than were asked for at the start, and while batches wait for an outage to end
 * nothing is taken at all. A message is acknowledged when its result or dead letter was.
 */
@ApplicationScoped
class BatchConsumer implements Flow.Subscriber<Message<byte[]>> {
  private static final Logger LOG = Logger.getLogger(BatchConsumer.class);
  private static final Duration ACK_TIMEOUT = Duration.ofSeconds(30);

  private final Multi<Message<byte[]>> batches;
  private final MessageHandler handler;
  private final ConsumerHealth health;
  private final int batchesInHand;
  private final Duration shutdownTimeout;
  private final Set<Thread> inHand = ConcurrentHashMap.newKeySet();
  private volatile Optional<Flow.Subscription> subscription = Optional.empty();
  private volatile boolean stopping;

  @Inject
  BatchConsumer(
      @Channel(Topic.USER_BATCHES) Multi<Message<byte[]>> batches,
      BatchHandler handler,
      @Liveness ConsumerHealth health,
      ScoringPool pool,
      WorkerSettings settings) {
    this(batches, handler, health, pool.batchesInHand(), settings.worker().shutdownTimeout());
  }

  BatchConsumer(
      Multi<Message<byte[]>> batches,
      MessageHandler handler,
      ConsumerHealth health,
      int batchesInHand,
      Duration shutdownTimeout) {
    this.batches = batches;
    this.handler = handler;
    this.health = health;
    this.batchesInHand = batchesInHand;
    this.shutdownTimeout = shutdownTimeout;
  }

  void onStart(@Observes @SuppressWarnings("UnusedVariable") StartupEvent event) {
    start();
  }

  void start() {
    batches.subscribe().withSubscriber(this);
  }

  /** The connector is closed after this. */
  void onStop(@Observes @SuppressWarnings("UnusedVariable") ShutdownEvent event)
      throws InterruptedException {
    stop();
  }

  /** Asks for nothing more and lets the batches in hand finish, as long as there is time. */
  void stop() throws InterruptedException {
    stopping = true;
    long deadline = System.nanoTime() + shutdownTimeout.toNanos();
    for (Thread thread : inHand) {
      thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }
    inHand.forEach(Thread::interrupt);
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription = Optional.of(newSubscription);
    newSubscription.request(batchesInHand);
  }

  @Override
  public void onNext(Message<byte[]> message) {
    if (stopping) {
      return; // asked for earlier; not acknowledged, so it goes to another worker
    }
    Thread thread = Thread.ofVirtual().name("batch").unstarted(() -> take(message));
    inHand.add(thread);
    thread.start();
  }

  @Override
  public void onError(Throwable failure) {
    LOG.error("No more user batches come: the worker has to be started anew", failure);
    health.ended(failure);
  }

  @Override
  public void onComplete() {
    LOG.debug("The channel of user batches is closed");
  }

  private void take(Message<byte[]> message) {
    try {
      handler.handle(original(message));
      message.ack().toCompletableFuture().get(ACK_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      LOG.infof("A batch is given back: %s", e.getMessage());
      return;
    } catch (ExecutionException | TimeoutException e) {
      // It comes again when the partition is read anew; that changes nothing.
      LOG.warn("A batch is done but could not be acknowledged", e);
    } catch (RuntimeException | Error e) {
      // Not acknowledged, so it would block its partition's offset in silence: have us restarted.
      health.ended(e);
      LOG.error("A batch could neither be done nor dead-lettered", e);
      return;
    } finally {
      inHand.remove(Thread.currentThread());
    }
    if (!stopping) {
      subscription.orElseThrow().request(1);
    }
  }

  @SuppressWarnings("unchecked") // the channel's deserializers are fixed in application.properties
  private static ConsumerRecord<byte[], byte[]> original(Message<byte[]> message) {
    IncomingKafkaRecordMetadata<byte[], byte[]> metadata =
        message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
    return metadata.getRecord();
  }
}
