package dev.baito.worker.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.matching.MatchingEngine;
import dev.baito.vectors.ScoringKernels;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TunedEngineTest {
  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration NEVER = Duration.ofDays(1);

  private final CountDownLatch tried = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  private TunedEngine tunedAfter(Duration quiet, Duration atLatest) {
    return TunedEngine.startedWith(
        ScoringKernels.usual(), new TunedEngine.Trial(quiet, atLatest, this::kernels));
  }

  private ScoringKernels kernels() {
    tried.countDown();
    assertThat(within(mayEnd, 30_000)).isTrue();
    return ScoringKernels.scalar();
  }

  private static boolean within(CountDownLatch latch, long ms) {
    try {
      return latch.await(ms, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MatchingEngine inUse(TunedEngine engine) {
    return engine.use(Function.identity());
  }

  @Test
  void triesKernelsOnceItIsNotUsed() {
    try (TunedEngine engine = tunedAfter(SOON, NEVER)) {
      assertThat(within(tried, 30_000)).isTrue();
      MatchingEngine usual = inUse(engine);
      mayEnd.countDown();
      while (inUse(engine) == usual) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void triesNoneWhileItIsUsed() {
    Duration quiet = Duration.ofSeconds(1);
    try (TunedEngine engine = tunedAfter(quiet, NEVER)) {
      mayEnd.countDown();
      boolean during = engine.use(usual -> within(tried, quiet.toMillis() * 3 / 2));
      assertThat(during).isFalse();
      assertThat(within(tried, 30_000)).isTrue();
    }
  }

  @Test
  void triesThemAtLatestWhateverGoesOn() {
    try (TunedEngine engine = tunedAfter(NEVER, SOON)) {
      mayEnd.countDown();
      assertThat(engine.<Boolean>use(usual -> within(tried, 30_000))).isTrue();
    }
  }
}
