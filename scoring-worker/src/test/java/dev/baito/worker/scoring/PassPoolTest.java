package dev.baito.worker.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PassPoolTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  /** What the passes served, in order. */
  private final List<List<String>> served = new CopyOnWriteArrayList<>();

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);

  /** One thread; words of one length share a pass; "gate" waits until the gate is open. */
  private PassPool<String, Integer> pool(
      Duration timeout, int waiting, Function<List<String>, List<Integer>> serving) {
    return new PassPool<>(
        "test-",
        1,
        waiting,
        new TimedPool.Limit(timeout, ErrorCode.BATCH_TIMED_OUT, "the.setting"),
        new PassPool.Service<>() {
          @Override
          public boolean joins(List<String> others, String request) {
            return others.getFirst().length() == request.length();
          }

          @Override
          public List<Integer> serve(List<String> requests) {
            served.add(requests);
            if (requests.contains("gate")) {
              begun.countDown();
              pass(gate);
            }
            return serving.apply(requests);
          }
        });
  }

  private static void pass(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Integer> numbers(List<String> requests) {
    return requests.stream().map(Integer::valueOf).toList();
  }

  private static CompletableFuture<Integer> ask(PassPool<String, Integer> pool, String request) {
    return CompletableFuture.supplyAsync(
        () -> pool.call(request), Executors.newVirtualThreadPerTaskExecutor());
  }

  /** Asks one after the other, so that they wait in this order. */
  private static List<CompletableFuture<Integer>> askAll(
      PassPool<String, Integer> pool, String... requests) {
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (String request : requests) {
      int before = pool.waiting();
      answers.add(ask(pool, request));
      await().until(() -> pool.waiting() == before + 1);
    }
    return answers;
  }

  private static void assertTimedOut(CompletableFuture<Integer> answer) {
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(answer::join)
        .havingCause()
        .isInstanceOfSatisfying(
            BaitoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BATCH_TIMED_OUT));
  }

  @Test
  void those_that_wait_share_passes_where_they_can_and_the_first_is_served_first() {
    try (var pool = pool(LONG, 9, r -> r.contains("gate") ? List.of(0) : numbers(r))) {
      CompletableFuture<Integer> first = ask(pool, "gate");
      pass(begun);
      var answers = askAll(pool, "1", "22", "3", "44", "555");
      gate.countDown();

      assertThat(answers.stream().map(CompletableFuture::join)).containsExactly(1, 22, 3, 44, 555);
      assertThat(first.join()).isZero();
      assertThat(served)
          .containsExactly(List.of("gate"), List.of("1", "3"), List.of("22", "44"), List.of("555"));
    }
  }

  @Test
  void what_fails_fails_for_all_of_its_pass_and_for_no_other() {
    try (var pool =
        pool(
            LONG,
            9,
            r -> {
              if (r.contains("gate")) {
                return List.of(0);
              }
              return numbers(r); // "x" is no number
            })) {
      var _ = ask(pool, "gate");
      pass(begun);
      var answers = askAll(pool, "1", "x", "22");
      gate.countDown();

      assertThat(answers.get(2).join()).isEqualTo(22);
      for (var answer : answers.subList(0, 2)) {
        assertThatExceptionOfType(CompletionException.class)
            .isThrownBy(answer::join)
            .withCauseInstanceOf(NumberFormatException.class);
      }
      assertThat(ask(pool, "4").join()).isEqualTo(4);
    }
  }

  @Test
  void who_has_waited_too_long_is_not_served_any_more() {
    var held = new CountDownLatch(1);
    try (var pool =
        pool(
            Duration.ofMillis(400),
            9,
            r -> {
              if (r.contains("1")) {
                passWhateverComes(held);
              }
              return numbers(r);
            })) {
      CompletableFuture<Integer> first = ask(pool, "1");
      await().until(() -> served.contains(List.of("1")));
      CompletableFuture<Integer> late = ask(pool, "22");
      assertTimedOut(first);
      assertTimedOut(late);
      held.countDown();

      assertThat(ask(pool, "333").join()).isEqualTo(333);
      assertThat(served).containsExactly(List.of("1"), List.of("333"));
    }
  }

  private static void passWhateverComes(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void a_pass_that_nobody_waits_for_is_interrupted_and_not_before() throws Exception {
    var interrupted = new CountDownLatch(1);
    var both = new CountDownLatch(1);
    try (var pool =
        pool(
            LONG,
            9,
            r -> {
              if (r.contains("gate")) {
                return List.of(0);
              }
              both.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return numbers(r);
            })) {
      var _ = ask(pool, "gate");
      pass(begun);
      Thread early = caller(pool, "1");
      Thread late = caller(pool, "2");
      await().until(() -> pool.waiting() == 2);
      gate.countDown();
      pass(both);

      early.interrupt();
      early.join();
      assertThat(interrupted.getCount()).isOne();
      late.interrupt();
      late.join();
      pass(interrupted);
    }
  }

  /** A caller that gives up when it is interrupted. */
  private static Thread caller(PassPool<String, Integer> pool, String request) {
    return Thread.ofVirtual()
        .start(() ->
            assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> pool.call(request)));
  }

  /** Those who were served with others leave nothing behind that takes up room. */
  @Test
  void as_many_as_may_wait_can_come_again_and_again() {
    try (var pool = pool(LONG, 4, PassPoolTest::numbers)) {
      for (int i = 0; i < 200; i++) {
        var answers = List.of(ask(pool, "1"), ask(pool, "2"), ask(pool, "3"), ask(pool, "4"));
        assertThat(answers.stream().map(CompletableFuture::join)).containsExactly(1, 2, 3, 4);
      }
    }
  }

  @Test
  void more_than_may_wait_are_refused() {
    try (var pool = pool(LONG, 1, r -> r.contains("gate") ? List.of(0) : numbers(r))) {
      var _ = ask(pool, "gate");
      pass(begun);
      var waiting = askAll(pool, "1");

      assertThatExceptionOfType(BaitoException.class)
          .isThrownBy(() -> pool.call("2"))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.OVERLOADED));

      gate.countDown();
      assertThat(waiting.getFirst().join()).isOne();
      assertThat(served).doesNotContain(List.of("1", "2"));
    }
  }
}
