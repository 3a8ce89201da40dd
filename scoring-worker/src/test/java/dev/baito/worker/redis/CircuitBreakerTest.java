package dev.baito.worker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  /** Near its end, where it turns negative. */
  private final AtomicLong nanoTime =
      new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(1).toNanos());

  private final CircuitBreaker breaker =
      new CircuitBreaker(Duration.ofSeconds(2), Duration.ofSeconds(5), nanoTime::get);

  private void pass(long seconds) {
    nanoTime.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void while_nothing_fails_all_get_through() {
    assertThat(breaker.tryEnter()).isTrue();
    assertThat(breaker.tryEnter()).isTrue();
    breaker.succeeded();
    assertThat(breaker.tryEnter()).isTrue();
  }

  @Test
  void after_a_failure_nobody_gets_through_and_then_one() {
    assertThat(breaker.failed()).isEqualTo(Duration.ofSeconds(2));
    pass(1);
    assertThat(breaker.tryEnter()).isFalse();
    pass(1);
    assertThat(breaker.tryEnter()).isTrue();
    assertThat(breaker.tryEnter()).isFalse();
    breaker.succeeded();
    assertThat(breaker.tryEnter()).isTrue();
    assertThat(breaker.tryEnter()).isTrue();
  }

  @Test
  void each_further_failure_doubles_the_pause_up_to_the_bound() {
    breaker.failed();
    pass(2);
    assertThat(breaker.tryEnter()).isTrue();
    assertThat(breaker.failed()).isEqualTo(Duration.ofSeconds(4));
    pass(3);
    assertThat(breaker.tryEnter()).isFalse();
    pass(1);
    assertThat(breaker.tryEnter()).isTrue();
    assertThat(breaker.failed()).isEqualTo(Duration.ofSeconds(5));
    pass(5);
    assertThat(breaker.tryEnter()).isTrue();
    breaker.succeeded();
    assertThat(breaker.failed()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void calls_begun_before_the_pause_do_not_prolong_it() {
    breaker.failed();
    pass(1);
    assertThat(breaker.failed()).isZero();
    pass(1);
    assertThat(breaker.tryEnter()).isTrue();
  }

  @Test
  void after_a_call_that_never_tells_how_it_went_another_gets_through() {
    breaker.failed();
    pass(2);
    assertThat(breaker.tryEnter()).isTrue();
    pass(2);
    assertThat(breaker.tryEnter()).isTrue();
  }
}
