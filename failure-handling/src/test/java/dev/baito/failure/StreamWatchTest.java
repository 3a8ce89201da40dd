package dev.baito.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class StreamWatchTest {
  private final AtomicInteger ends = new AtomicInteger();
  private final ConsumerHealth health = new ConsumerHealth(ends::incrementAndGet);
  private final StreamWatch watch = new StreamWatch(health);

  private Cancellable take(Multi<Message<?>> stream, boolean isConnector) {
    return watch
        .decorate(stream, List.of("match-results"), isConnector)
        .subscribe()
        .with(_ -> {}, _ -> {});
  }

  @Test
  void stream_that_fails_ends_the_service() {
    take(Multi.createFrom().failure(new IllegalStateException("no current assignment")), true);
    assertThat(ends).hasValue(1);
    assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.call().getData().orElseThrow().toString()).contains("no current assignment");
  }

  @Test
  void stream_that_is_given_up_or_runs_dry_ends_the_service() {
    take(Multi.createFrom().nothing(), true).cancel();
    assertThat(ends).hasValue(1);
    take(Multi.createFrom().empty(), true);
    assertThat(ends).hasValue(2);
  }

  @Test
  void stream_that_ends_with_the_service_or_inside_it_is_no_failure() {
    take(Multi.createFrom().empty(), false);
    Cancellable open = take(Multi.createFrom().nothing(), true);
    watch.onStop(new ShutdownEvent());
    open.cancel();
    assertThat(ends).hasValue(0);
    assertThat(health.call().getStatus()).isEqualTo(Status.UP);
  }
}
