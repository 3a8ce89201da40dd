package dev.baito.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final Patience patience = new Patience(new QuickRetries());
  private final OutageReadiness readiness = new OutageReadiness(patience);

  private record QuickRetries() implements RetrySettings {
    @Override
    public Duration first() {
      return Duration.ofMillis(1);
    }

    @Override
    public Duration atMost() {
      return Duration.ofMillis(4);
    }

    @Override
    public int attempts() {
      return 3;
    }
  }

  private static RuntimeException outage() {
    return new IllegalStateException(new ConnectException("refused"));
  }

  @Test
  void outage_isWaitedOut_howeverOftenItTakes() throws InterruptedException {
    var tries = new AtomicInteger();
    String result =
        patience.insist(
            "do it",
            () -> {
              if (tries.incrementAndGet() < 20) {
                throw outage();
              }
              return "done";
            });
    assertThat(result).isEqualTo("done");
    assertThat(patience.outages()).isEmpty();
  }

  @Test
  void otherFailures_arePassedOnAtOnce() {
    var tries = new AtomicInteger();
    assertThatThrownBy(() ->
            patience.<String>insist(
                "do it",
                () -> {
                  tries.incrementAndGet();
                  throw new IllegalStateException("a bug");
                }))
        .hasMessage("a bug");
    assertThat(tries).hasValue(1);
  }

  @Test
  void readiness_isDownMeanwhile_andUpAfterwards() {
    var down = new AtomicBoolean(true);
    CompletableFuture<Void> work =
        CompletableFuture.runAsync(() -> insist(down), Thread::startVirtualThread);
    await().until(() -> readiness.call().getStatus() == Status.DOWN);
    down.set(false);
    work.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
    assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
  }

  private void insist(AtomicBoolean down) {
    try {
      patience.<String>insist(
          "reach it",
          () -> {
            if (down.get()) {
              throw outage();
            }
            return "reached";
          });
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shutdown_endsTheWait() {
    patience.onStop(new ShutdownEvent());
    assertThatThrownBy(() ->
            patience.<String>insist(
                "do it",
                () -> {
                  throw outage();
                }))
        .isInstanceOf(InterruptedException.class)
        .hasRootCauseMessage("refused");
  }
}
