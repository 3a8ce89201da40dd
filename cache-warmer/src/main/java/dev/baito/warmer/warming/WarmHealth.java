package dev.baito.warmer.warming;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says how far Redis is. Never down for it: a cache need not be there. */
@Readiness
@ApplicationScoped
class WarmHealth implements HealthCheck {
  private final Warming warming;

  WarmHealth(Warming warming) {
    this.warming = warming;
  }

  @Override
  public HealthCheckResponse call() {
    WarmView view = warming.view();
    var response = HealthCheckResponse.named("redis-blocks").up().withData("state", view.state());
    view.generationId().ifPresent(id -> response.withData("generation", id));
    view.readinessPercent()
        .ifPresent(percent ->
            response
                .withData("readiness-percent", percent)
                .withData(
                    "blocks",
                    "%d of %d".formatted(view.present().orElse(0), view.blocks().orElse(0))));
    view.failure().ifPresent(why -> response.withData("reason", why.code() + ": " + why.detail()));
    return response.build();
  }
}
