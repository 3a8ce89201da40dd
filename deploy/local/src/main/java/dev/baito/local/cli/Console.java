package dev.baito.local.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What people see: results on standard output, everything else on standard error. A live line on a
 * terminal is written over and over; elsewhere it becomes plain lines, one a second at most.
 * Thread-safe.
 */
final class Console {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final long TERMINAL_NANOS = Duration.ofMillis(100).toNanos();
  private static final long PLAIN_NANOS = Duration.ofSeconds(1).toNanos();

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private String live = "";
  private long liveAt;
  private boolean muted;

  /**
   * Creates a console.
   *
   * @param terminal whether {@code err} is one
   * @param nanoTime the clock of live lines
   */
  Console(PrintStream out, PrintStream err, boolean terminal, LongSupplier nanoTime) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    liveAt = nanoTime.getAsLong() - PLAIN_NANOS;
  }

  /** Writes a line of a result. */
  synchronized void result(String line) {
    clearLive();
    out.println(line);
    out.flush();
  }

  /** Writes a line about what is going on. */
  synchronized void line(String line) {
    if (!muted) {
      clearLive();
      err.println(line);
      err.flush();
    }
  }

  /** Shows what is going on right now; the next of these replaces it. */
  synchronized void live(String text) {
    long now = nanoTime.getAsLong();
    if (muted || text.equals(live) || now - liveAt < (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
      return;
    }
    liveAt = now;
    live = text;
    if (terminal) {
      err.print(CLEAR_LINE + text);
    } else {
      err.println(text);
    }
    err.flush();
  }

  /** Writes no more about what is going on: the command is being stopped. */
  synchronized void mute() {
    clearLive();
    muted = true;
  }

  private void clearLive() {
    if (terminal && !live.isEmpty()) {
      err.print(CLEAR_LINE);
    }
    live = "";
  }
}
