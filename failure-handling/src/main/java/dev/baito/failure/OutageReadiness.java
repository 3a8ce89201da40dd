package dev.baito.failure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while an outage is waited out: the service is well, but does nothing. */
@Readiness
@ApplicationScoped
public class OutageReadiness implements HealthCheck {
  private final Patience patience;

  OutageReadiness(Patience patience) {
    this.patience = patience;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("outages");
    List<Patience.Outage> outages = patience.outages();
    if (outages.isEmpty()) {
      return response.up().build();
    }
    Patience.Outage outage = outages.getFirst();
    return response
        .down()
        .withData("cannot", outage.what())
        .withData("since", outage.since().toString())
        .withData("attempts", outage.attempts())
        .withData("failure", outage.failure())
        .build();
  }
}
