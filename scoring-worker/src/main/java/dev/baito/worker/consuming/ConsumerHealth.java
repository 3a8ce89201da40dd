package dev.baito.worker.consuming;

import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive until something goes wrong that only a restart mends. Where the stream of batches has ended
 * the worker ends itself too, in good order: its consumers leave their groups, so that others take
 * over what was its own at once and not after {@code max.poll.interval.ms}.
 */
@Liveness
@ApplicationScoped
class ConsumerHealth implements HealthCheck {
  private static final int FAILED = 1;

  private final Runnable end;
  private volatile Optional<String> failure = Optional.empty();

  ConsumerHealth() {
    this(() -> Quarkus.asyncExit(FAILED));
  }

  /**
   * @param end ends the process in good order, and returns at once
   */
  ConsumerHealth(Runnable end) {
    this.end = end;
  }

  /** Takes note of a failure that nobody foresaw; what else is in hand goes on. */
  void failed(Throwable reason) {
    failure = Optional.of(reason.toString());
  }

  /** Takes note that no more batches will come. */
  void ended(Throwable reason) {
    failed(reason);
    end.run();
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("user-batches").status(failure.isEmpty());
    failure.ifPresent(reason -> response.withData("failure", reason));
    return response.build();
  }
}
