package dev.baito.warmer.building;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while nothing that the warmer needs is out of reach. */
@Readiness
@ApplicationScoped
class WarmerHealth implements HealthCheck {
  private volatile Optional<String> outage = Optional.empty();

  void down(String reason) {
    outage = Optional.of(reason);
  }

  void up() {
    outage = Optional.empty();
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("warmer");
    return outage
        .map(reason -> response.down().withData("reason", reason))
        .orElseGet(response::up)
        .build();
  }
}
