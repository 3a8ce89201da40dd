package dev.baito.failure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive until something goes wrong that only a restart mends. Where a stream of messages has ended
 * the service ends itself too, in good order: its consumers leave their groups, so that others take
 * over what was its own at once and not after {@code max.poll.interval.ms}. Thread-safe.
 */
@Liveness
@ApplicationScoped
public class ConsumerHealth implements HealthCheck {
  private final ProcessEnd end;
  private volatile Optional<String> failure = Optional.empty();

  /** Creates one of a service that is well. */
  public ConsumerHealth(ProcessEnd end) {
    this.end = end;
  }

  /** Takes note of a failure that nobody foresaw; what else is in hand goes on. */
  public void failed(Throwable reason) {
    failure = Optional.of(reason.toString());
  }

  /** Takes note that no more messages will come, and ends the service. */
  public void ended(Throwable reason) {
    failed(reason);
    end.ask();
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("messages").status(failure.isEmpty());
    failure.ifPresent(reason -> response.withData("failure", reason));
    return response.build();
  }
}
