package dev.baito.sink.outage;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while an outage is waited out: the sink is well, but does nothing. */
@Readiness
public class OutageReadiness implements HealthCheck {
  private final Persistence persistence;

  OutageReadiness(Persistence persistence) {
    this.persistence = persistence;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("result-sink");
    return persistence
        .outage()
        .map(outage ->
            response
                .down()
                .withData("cannot", outage.what())
                .withData("since", outage.since().toString())
                .withData("attempts", outage.attempts())
                .withData("failure", outage.failure())
                .build())
        .orElseGet(() -> response.up().build());
  }
}
