package dev.baito.warmer.warming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WarmTurnsTest {
  private static final Optional<Duration> NEVER = Optional.empty();

  private final WarmTurns turns = new WarmTurns();

  @Test
  void a_pass_begins_when_it_is_asked_for() {
    assertThat(turns.ask()).isEqualTo(1);
    assertThat(turns.next(NEVER)).isEqualTo(1);
    assertThat(turns.asked()).isEqualTo(1);
  }

  @Test
  void whoever_asks_during_a_pass_gets_the_next_one_and_shares_it() {
    turns.ask();
    turns.next(NEVER);

    assertThat(turns.ask()).isEqualTo(2);
    assertThat(turns.ask()).isEqualTo(2);
    assertThat(turns.next(NEVER)).isEqualTo(2);
    assertThat(turns.ask()).isEqualTo(3);
  }

  @Test
  void a_pass_begins_by_itself_when_its_time_has_come() {
    assertThat(turns.next(Optional.of(Duration.ofMillis(20)))).isEqualTo(1);
    assertThat(turns.asked()).isEqualTo(1);
    assertThat(turns.next(Optional.of(Duration.ZERO))).isEqualTo(2);
  }

  @Test
  void asking_wakes_who_waits() throws InterruptedException {
    Thread waiting = Thread.ofVirtual().start(() -> turns.next(NEVER));
    turns.ask();
    waiting.join();
    assertThat(turns.ask()).isEqualTo(2);
  }

  @Test
  void the_end_wakes_who_waits() throws InterruptedException {
    Thread waiting = Thread.ofVirtual().start(() -> turns.next(NEVER));
    turns.end();
    waiting.join();
    assertThat(turns.isOver()).isTrue();
  }
}
