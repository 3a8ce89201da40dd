package dev.baito.worker.consuming;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive until the stream of batches ends on a failure, which only a restart mends. */
@Liveness
@ApplicationScoped
class ConsumerHealth implements HealthCheck {
  private volatile Optional<String> failure = Optional.empty();

  void ended(Throwable reason) {
    failure = Optional.of(reason.toString());
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("user-batches").status(failure.isEmpty());
    failure.ifPresent(reason -> response.withData("failure", reason));
    return response.build();
  }
}
