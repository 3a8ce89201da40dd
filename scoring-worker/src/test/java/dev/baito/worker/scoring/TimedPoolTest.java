package dev.baito.worker.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimedPoolTest {
  private static TimedPool pool(int waiting, Duration timeout) {
    return new TimedPool(
        "test-",
        1,
        waiting,
        new TimedPool.Limit(timeout, ErrorCode.ANSWER_TIMED_OUT, "the.setting"));
  }

  private static void assertRefused(Runnable call, ErrorCode code, String detail) {
    assertThatExceptionOfType(BaitoException.class)
        .isThrownBy(call::run)
        .withMessageContaining(detail)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void what_takes_too_long_is_interrupted_and_names_the_setting() throws Exception {
    var interrupted = new CountDownLatch(1);
    try (TimedPool pool = pool(1, Duration.ofMillis(50))) {
      assertRefused(
          () ->
              pool.call(() -> {
                try {
                  new CountDownLatch(1).await();
                  return 0;
                } catch (InterruptedException e) {
                  interrupted.countDown();
                  throw e;
                }
              }),
          ErrorCode.ANSWER_TIMED_OUT,
          "the.setting");
      interrupted.await();
    }
  }

  @Test
  void more_callers_than_may_wait_are_refused_and_nobody_else() throws Exception {
    try (TimedPool pool = pool(1, Duration.ofMinutes(1))) {
      var begun = new CountDownLatch(1);
      var end = new CountDownLatch(1);
      Thread first =
          Thread.startVirtualThread(() ->
              pool.call(() -> {
                begun.countDown();
                end.await();
                return 1;
              }));
      begun.await();
      assertThat(pool.waiting()).isZero();
      Thread second = Thread.startVirtualThread(() -> pool.call(() -> 2));
      await().until(() -> pool.waiting() == 1);

      assertRefused(() -> pool.call(() -> 3), ErrorCode.OVERLOADED, "try again later");

      end.countDown();
      first.join();
      second.join();
      assertThat(pool.<Integer>call(() -> 4)).isEqualTo(4);
    }
  }

  @Test
  void what_it_throws_is_thrown() {
    try (TimedPool pool = pool(1, Duration.ofMinutes(1))) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() ->
              pool.call(() -> {
                throw new IllegalArgumentException("as it is");
              }))
          .withMessage("as it is");
    }
  }
}
