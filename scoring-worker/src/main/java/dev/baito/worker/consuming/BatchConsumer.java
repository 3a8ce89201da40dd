package dev.baito.worker.consuming;

import dev.baito.failure.ConsumerHealth;
import dev.baito.messages.Topic;
import dev.baito.run.RunPriority;
import dev.baito.worker.WorkerSettings;
import dev.baito.worker.scoring.BatchesInHand;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Takes the user batches of both topics. Batches of runs with a high priority are served first:
 * while some are here, the others wait, but for the share that these keep.
 */
@ApplicationScoped
class BatchConsumer {
  private final Multi<Message<byte[]>> normal;
  private final Multi<Message<byte[]>> high;
  private final BatchIntake normalIntake;
  private final BatchIntake highIntake;
  private final ServingOrder order;
  private final Duration shutdownTimeout;

  @Inject
  BatchConsumer(
      @Channel(Topic.USER_BATCHES) Multi<Message<byte[]>> normal,
      @Channel("user-batches-priority") Multi<Message<byte[]>> high,
      BatchHandler handler,
      @Liveness ConsumerHealth health,
      BatchesInHand batchesInHand,
      WorkerSettings settings) {
    this(
        normal,
        high,
        handler,
        health,
        batchesInHand.count(),
        settings.worker().normalShare(),
        settings.worker().shutdownTimeout());
  }

  BatchConsumer(
      Multi<Message<byte[]>> normal,
      Multi<Message<byte[]>> high,
      MessageHandler handler,
      ConsumerHealth health,
      int batchesInHand,
      double normalShare,
      Duration shutdownTimeout) {
    this.normal = normal;
    this.high = high;
    this.order = new ServingOrder(batchesInHand, normalShare);
    this.normalIntake = new BatchIntake(RunPriority.NORMAL, order, handler, health, batchesInHand);
    // Some that wait while all in hand are of this kind: else every turn that ends met none.
    this.highIntake = new BatchIntake(RunPriority.HIGH, order, handler, health, 4 * batchesInHand);
    this.shutdownTimeout = shutdownTimeout;
  }

  void onStart(@Observes @SuppressWarnings("UnusedVariable") StartupEvent event) {
    start();
  }

  void start() {
    high.subscribe().withSubscriber(highIntake);
    normal.subscribe().withSubscriber(normalIntake);
  }

  /** The connector is closed after this. */
  void onStop(@Observes @SuppressWarnings("UnusedVariable") ShutdownEvent event)
      throws InterruptedException {
    stop();
  }

  /**
   * Asks for nothing more, gives back what waits for its turn, and lets the batches in hand finish,
   * as long as there is time.
   */
  void stop() throws InterruptedException {
    long deadline = System.nanoTime() + shutdownTimeout.toNanos();
    List<BatchIntake> intakes = List.of(highIntake, normalIntake);
    intakes.forEach(BatchIntake::stop);
    order.close();
    for (BatchIntake intake : intakes) {
      intake.drain(deadline);
    }
  }
}
