package dev.baito.sink.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
  @Test
  void pausesDoubleUpToTheLimit() {
    var backOff = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(10), 0);
    var random = new SplittableRandom(1);
    assertThat(IntStream.range(0, 8).mapToObj(i -> backOff.after(i, random).toMillis()))
        .containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L, 10_000L);
    assertThat(backOff.after(Integer.MAX_VALUE, random)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void jitterShortensAPauseByAtMostItsShare() {
    var backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(1), .3);
    var random = new SplittableRandom(1);
    var pauses =
        IntStream.range(0, 1000).mapToObj(i -> backOff.after(i, random).toMillis()).toList();
    assertThat(pauses).allSatisfy(ms -> assertThat(ms).isBetween(700L, 1000L));
    assertThat(pauses.stream().distinct().count()).isGreaterThan(100);
  }
}
