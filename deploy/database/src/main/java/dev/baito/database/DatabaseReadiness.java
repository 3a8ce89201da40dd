package dev.baito.database;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the database answers. It stands in for Quarkus's own check, which asks the pool in a
 * way that logs a failure a second time, with its stack, half a minute after each question that a
 * dead database did not answer.
 */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements AsyncHealthCheck {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final Pool pool;

  DatabaseReadiness(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Connections.with(pool, TIMEOUT, connection -> connection.query("SELECT 1").execute())
        .map(_ -> HealthCheckResponse.named("postgresql").up().build())
        .onFailure()
        .recoverWithItem(failure ->
            HealthCheckResponse.named("postgresql")
                .down()
                .withData("failure", String.valueOf(failure.getMessage()))
                .build());
  }
}
