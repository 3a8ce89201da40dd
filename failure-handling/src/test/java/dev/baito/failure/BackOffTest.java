package dev.baito.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
  @Test
  void waits_doubleUpToTheLongest_andAreAtMostHalved() {
    var backOff = new BackOff(Duration.ofMillis(100), Duration.ofMillis(350));
    for (long most : new long[] {100, 200, 350, 350, 350}) {
      assertThat(backOff.afterFailure())
          .isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
    }
    backOff.afterSuccess();
    assertThat(backOff.afterFailure()).isLessThanOrEqualTo(Duration.ofMillis(100));
  }
}
