package dev.baito.failure;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.PublisherDecorator;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Watches every stream of messages that a connector brings, whoever takes them. One that ends
 * before the service does, for whatever reason, would leave a silent member in its group: the
 * service ends with it.
 */
@ApplicationScoped
public class StreamWatch implements PublisherDecorator {
  private static final Logger LOG = Logger.getLogger(StreamWatch.class);

  private final ConsumerHealth health;
  private volatile boolean stopping;

  StreamWatch(@Liveness ConsumerHealth health) {
    this.health = health;
  }

  /** From here on streams end because the service does: before any of them is closed. */
  void onStop(@Observes @Priority(1) @SuppressWarnings("UnusedVariable") ShutdownEvent event) {
    stopping = true;
  }

  @Override
  public Multi<? extends Message<?>> decorate(
      Multi<? extends Message<?>> publisher, List<String> channels, boolean isConnector) {
    return isConnector
        ? publisher.onTermination().invoke((failure, _) -> ended(channels, failure))
        : publisher;
  }

  private void ended(List<String> channels, @Nullable Throwable failure) {
    if (stopping) {
      return;
    }
    LOG.errorf(
        failure, "No more messages come from %s: the service ends, to be started anew", channels);
    health.ended(
        failure == null
            ? new IllegalStateException("the stream of " + channels + " ended")
            : failure);
  }
}
