package dev.baito.warmer.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderedBatchesTest {
  private final ExecutorService pool = Executors.newFixedThreadPool(4);

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  @Test
  void results_come_in_order_even_if_the_first_is_done_last() {
    var secondDone = new CountDownLatch(1);
    List<Integer> results = new ArrayList<>();
    try (var batches =
        new OrderedBatches<Integer, List<Integer>>(
            pool,
            2,
            4,
            batch -> {
              if (batch.contains(0)) {
                await(secondDone);
              } else {
                secondDone.countDown();
              }
              return batch;
            },
            results::addAll)) {
      IntStream.range(0, 7).forEach(batches::add);
      batches.finish();
    }
    assertThat(results).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void no_more_batches_than_asked_for_are_in_memory() {
    var begun = new AtomicInteger();
    var taken = new AtomicInteger();
    var most = new AtomicInteger();
    try (var batches =
        new OrderedBatches<Integer, Integer>(
            pool,
            1,
            3,
            _ -> {
              most.accumulateAndGet(begun.incrementAndGet() - taken.get(), Math::max);
              return 1;
            },
            _ -> taken.incrementAndGet())) {
      IntStream.range(0, 500).forEach(batches::add);
      batches.finish();
    }
    assertThat(taken).hasValue(500);
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void failure_of_a_batch_is_thrown_as_it_is() {
    try (var batches =
        new OrderedBatches<Integer, Integer>(
            pool,
            1,
            1,
            _ -> {
              throw new IllegalArgumentException("no such job");
            },
            _ -> {})) {
      batches.add(1);
      assertThatIllegalArgumentException().isThrownBy(batches::finish).withMessage("no such job");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
