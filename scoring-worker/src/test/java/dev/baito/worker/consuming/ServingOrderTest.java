package dev.baito.worker.consuming;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.run.RunPriority;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServingOrderTest {
  private static final Duration POLL = Duration.ofMillis(1);

  private final Queue<RunPriority> served = new ConcurrentLinkedQueue<>();
  private final Queue<String> interrupted = new ConcurrentLinkedQueue<>();

  private void queue(ServingOrder order, RunPriority priority, int count) {
    int before = order.waiting(priority);
    for (int i = 1; i <= count; i++) {
      int waiting = before + i;
      Thread.ofVirtual().start(() -> enter(order, priority));
      await()
          .pollInterval(POLL)
          .atMost(30, SECONDS)
          .until(() -> order.waiting(priority) == waiting);
    }
  }

  private List<RunPriority> serve(ServingOrder order, int count) {
    for (int i = 0; i < count; i++) {
      int before = served.size();
      order.leave();
      await().pollInterval(POLL).atMost(30, SECONDS).until(() -> served.size() == before + 1);
    }
    return List.copyOf(served);
  }

  @ParameterizedTest
  @CsvSource({"0.1,2", "0.25,5", "0.5,10", "0.01,0"})
  void share_of_the_turns_goes_to_normal_ones_while_both_wait(double share, int normal) {
    var order = new ServingOrder(0, share);
    queue(order, RunPriority.NORMAL, 25);
    queue(order, RunPriority.HIGH, 25);
    assertThat(serve(order, 20).stream().filter(RunPriority.NORMAL::equals)).hasSize(normal);
  }

  @Test
  void who_waits_alone_is_served_whatever_the_share() {
    var order = new ServingOrder(0, 0.01);
    queue(order, RunPriority.NORMAL, 3);
    assertThat(serve(order, 3)).containsOnly(RunPriority.NORMAL);
    queue(order, RunPriority.HIGH, 3);
    assertThat(serve(order, 3).subList(3, 6)).containsOnly(RunPriority.HIGH);
  }

  @Test
  void no_more_are_served_at_once_than_there_are_turns() {
    var order = new ServingOrder(2, 0.1);
    for (int i = 0; i < 2; i++) {
      Thread.ofVirtual().start(() -> enter(order, RunPriority.NORMAL));
    }
    await().pollInterval(POLL).atMost(30, SECONDS).until(() -> served.size() == 2);
    queue(order, RunPriority.NORMAL, 3);
    assertThat(served).hasSize(2);
    assertThat(serve(order, 1)).hasSize(3);
  }

  private void enter(ServingOrder order, RunPriority priority) {
    try {
      order.enter(priority);
      served.add(priority);
    } catch (InterruptedException e) {
      interrupted.add(e.getMessage());
    }
  }

  @Test
  void closing_ends_every_wait() {
    var order = new ServingOrder(0, 0.1);
    queue(order, RunPriority.NORMAL, 2);
    queue(order, RunPriority.HIGH, 2);
    order.close();
    await().pollInterval(POLL).atMost(30, SECONDS).until(() -> interrupted.size() == 4);
    assertThat(order.waiting(RunPriority.HIGH)).isZero();
    order.leave();
    assertThat(served).isEmpty();
  }

  @Test
  void who_stops_waiting_leaves_no_gap() throws Exception {
    var order = new ServingOrder(0, 0.1);
    Thread impatient = Thread.ofVirtual().start(() -> enter(order, RunPriority.HIGH));
    await()
        .pollInterval(POLL)
        .atMost(30, SECONDS)
        .until(() -> order.waiting(RunPriority.HIGH) == 1);
    queue(order, RunPriority.HIGH, 1);
    impatient.interrupt();
    assertThat(impatient.join(Duration.ofSeconds(30))).isTrue();
    assertThat(serve(order, 1)).hasSize(1);
  }
}
