package dev.baito.worker.consuming;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.local.testing.EmbeddedStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class RedisDeliveriesTest {
  private final String work = "user-batches/0/1@" + UUID.randomUUID();

  @Inject RedisDeliveries deliveries;

  @Test
  void what_is_begun_without_an_end_adds_up() {
    assertThat(deliveries.begin(work)).isEqualTo(1);
    assertThat(deliveries.begin(work)).isEqualTo(2);
    assertThat(deliveries.begin(work + "/7")).isEqualTo(1);
    deliveries.end(work);
    assertThat(deliveries.begin(work)).isEqualTo(1);
    assertThat(deliveries.begin(work + "/7")).isEqualTo(2);
  }

  @Test
  void what_is_given_back_was_not_begun() {
    deliveries.begin(work);
    deliveries.begin(work);
    deliveries.giveBack(work);
    assertThat(deliveries.begin(work)).isEqualTo(2);
    deliveries.end(work);
    deliveries.giveBack(work);
    assertThat(deliveries.begin(work)).isEqualTo(1);
  }

  @Test
  void without_redis_nothing_is_counted_and_then_it_is_again() {
    deliveries.begin(work);
    EmbeddedStack.stopServer("redis");
    try {
      assertThat(deliveries.begin(work)).isEqualTo(1);
      assertThat(deliveries.begin(work)).isEqualTo(1);
      deliveries.end(work);
    } finally {
      EmbeddedStack.startServer("redis");
    }
    await().atMost(60, SECONDS).until(() -> deliveries.begin(work) > 1);
  }
}
