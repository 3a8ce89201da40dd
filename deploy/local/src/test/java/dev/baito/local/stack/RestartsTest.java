package dev.baito.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestartsTest {
  private static final Duration BEGIN = Duration.ofDays(3);

  @Test
  void waits_doubleWithEachStartOfTheWindow_upToAMinute() {
    Restarts restarts = new Restarts(9, Duration.ofHours(1), Duration.ofSeconds(4));
    for (int wait : new int[] {4, 8, 16, 32, 60, 60}) {
      assertThat(restarts.next(BEGIN)).contains(BEGIN.plusSeconds(wait));
    }
  }

  @Test
  void starts_afterAsManyAsAllowed_areRefusedUntilTheFirstIsOutOfTheWindow() {
    Restarts restarts = new Restarts(2, Duration.ofSeconds(100), Duration.ofSeconds(1));
    assertThat(restarts.next(BEGIN)).contains(BEGIN.plusSeconds(1));
    assertThat(restarts.next(BEGIN.plusSeconds(50))).contains(BEGIN.plusSeconds(52));
    assertThat(restarts.next(BEGIN.plusSeconds(100))).isEmpty();
    // One start is left in the window, so the wait is that of a second.
    assertThat(restarts.next(BEGIN.plusSeconds(101))).contains(BEGIN.plusSeconds(103));
    assertThat(restarts.next(BEGIN.plusSeconds(102))).isEmpty();
  }

  @Test
  void settings_thatWouldHaveNoBoundAreRefused() {
    assertThatThrownBy(() -> Restarts.of(Map.of("baito.local.restart-window", "0s")))
        .hasMessageContaining("baito.local.restart-window is '0s': give a duration above 0");
    assertThatThrownBy(() -> Restarts.of(Map.of("baito.local.restarts", "many")))
        .hasMessageContaining("baito.local.restarts is 'many': give a whole number from 1");
  }
}
