package dev.baito.worker.outages;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while no batch waits for the infrastructure. */
@Readiness
@ApplicationScoped
class WorkerHealth implements HealthCheck {
  private final Patience patience;

  WorkerHealth(Patience patience) {
    this.patience = patience;
  }

  @Override
  public HealthCheckResponse call() {
    var waiting = patience.waiting().values();
    var response = HealthCheckResponse.named("scoring-worker").status(waiting.isEmpty());
    waiting.stream().findAny().ifPresent(reason -> response.withData("waiting", reason));
    return response.build();
  }
}
