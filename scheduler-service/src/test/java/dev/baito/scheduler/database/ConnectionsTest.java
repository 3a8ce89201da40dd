package dev.baito.scheduler.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.database.Connections;
import dev.baito.local.testing.EmbeddedStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers who give up waiting for a connection take none away from those who come after them. */
@QuarkusTest
@Timeout(120)
@QuarkusTestResource(EmbeddedStack.class)
class ConnectionsTest {
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofSeconds(20);

  @Inject Pool pool;

  @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
  int poolSize;

  @Test
  void within_whoGaveUpWaiting_leavesThePoolWhole() {
    whoeverGivesUp_leavesThePoolWhole(() -> Connections.within(pool, SHORT));
  }

  @Test
  void with_whoGaveUpWaiting_leavesThePoolWhole() {
    whoeverGivesUp_leavesThePoolWhole(
        () -> Connections.with(pool, SHORT, connection -> connection.query("SELECT 1").execute()));
  }

  @Test
  void with_workThatTakesTooLong_leavesThePoolWhole() {
    for (int i = 0; i < poolSize; i++) {
      assertThatThrownBy(() ->
              Connections.with(
                      pool,
                      Duration.ofSeconds(1),
                      connection -> connection.query("SELECT pg_sleep(3)").execute())
                  .await()
                  .atMost(LONG))
          .isInstanceOf(TimeoutException.class);
    }
    close(takeAll());
  }

  private void whoeverGivesUp_leavesThePoolWhole(Supplier<Uni<?>> impatient) {
    List<SqlConnection> all = takeAll();
    try {
      for (int i = 0; i < 2 * poolSize; i++) {
        assertThatThrownBy(() -> impatient.get().await().atMost(LONG))
            .isInstanceOf(TimeoutException.class);
      }
    } finally {
      close(all); // the pool now hands these to those who have given up
    }
    close(takeAll());
  }

  /** The services' own rounds take one now and then, and give it back. */
  private List<SqlConnection> takeAll() {
    List<SqlConnection> all = new ArrayList<>();
    for (int i = 0; i < poolSize; i++) {
      all.add(Connections.within(pool, LONG).await().atMost(LONG.multipliedBy(2)));
    }
    assertThat(all).hasSize(poolSize);
    return all;
  }

  private static void close(List<SqlConnection> connections) {
    connections.forEach(connection -> connection.close().await().atMost(LONG));
  }
}
