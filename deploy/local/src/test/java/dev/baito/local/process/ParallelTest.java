package dev.baito.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ParallelTest {
  @Test
  @Timeout(30)
  void allOrNone_interruptsTheOthersAndThrowsWhatFailed() {
    assertThatThrownBy(() ->
            Parallel.allOrNone(
                List.of(ParallelTest::waitLong, ParallelTest::fail, ParallelTest::waitLong)))
        .hasMessage("first");
  }

  @Test
  void all_letsTheOthersFinish() {
    AtomicBoolean finished = new AtomicBoolean();
    assertThatThrownBy(() -> Parallel.all(List.of(ParallelTest::fail, () -> finished.set(true))))
        .hasMessage("first");
    assertThat(finished).isTrue();
  }

  private static void fail() {
    throw new IllegalStateException("first");
  }

  private static void waitLong() {
    Waiting.until(() -> false, Duration.ofMinutes(10));
  }
}
