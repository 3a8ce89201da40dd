package dev.baito.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ConsoleTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong();

  @Test
  void live_offATerminal_isOneLineASecondAtMost() {
    Console console = console(false);
    for (int tenths = 0; tenths < 30; tenths++) {
      console.live("at " + tenths);
      now.addAndGet(Duration.ofMillis(100).toNanos());
    }

    assertThat(errors()).isEqualTo("at 0\nat 10\nat 20\n");
  }

  @Test
  void live_onATerminal_isOverwrittenAndClearedForALine() {
    Console console = console(true);
    console.live("10%");
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    console.live("20%");
    console.line("done");

    assertThat(errors()).isEqualTo("\r\u001b[K10%\r\u001b[K20%\r\u001b[Kdone\n");
  }

  @Test
  void mute_nothingMoreIsSaid() {
    Console console = console(false);
    console.mute();
    console.line("broken");
    console.live("10%");

    assertThat(errors()).isEmpty();
  }

  @Test
  void bar_showsShareCountAndTimeLeft() {
    assertThat(Bar.text("match", 2500, 10_000, "users", Duration.ofSeconds(10)))
        .isEqualTo(
            "match     [=======>                      ]  25%  2,500 of 10,000 users, 30 s left");
    assertThat(Bar.text("match", 0, 10, "users", Duration.ofSeconds(10))).endsWith("0 of 10 users");
    assertThat(Bar.text("match", 0, 0, "users", Duration.ZERO)).contains("100%");
    assertThat(Bar.text("match", 1, 1000, "users", Duration.ofSeconds(1)))
        .endsWith(", 17 min left");
  }

  private Console console(boolean terminal) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Console(stream, stream, terminal, now::get);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
