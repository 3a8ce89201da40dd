package dev.baito.local.cli;

import java.time.Duration;
import java.util.Locale;

/** The text of a progress bar with an estimate of the time left. */
final class Bar {
  private static final int WIDTH = 30;

  private Bar() {}

  /**
   * Returns a bar such as {@code match [=====> ] 50% 5,000 of 10,000 users, 12 s left}.
   *
   * @param what the stage
   * @param unit what is counted
   * @param elapsed since it was 0
   */
  static String text(String what, long done, long all, String unit, Duration elapsed) {
    double share = all == 0 ? 1 : Math.clamp((double) done / all, 0, 1);
    int filled = (int) Math.floor(share * WIDTH);
    String head = filled == WIDTH ? "" : ">";
    String bar = "=".repeat(filled) + head + " ".repeat(WIDTH - filled - head.length());
    return String.format(
        Locale.ROOT,
        "%-9s [%s] %3d%%  %,d of %,d %s%s",
        what,
        bar,
        (int) Math.floor(share * 100),
        done,
        all,
        unit,
        left(share, elapsed));
  }

  private static String left(double share, Duration elapsed) {
    if (share <= 0 || share >= 1) {
      return "";
    }
    double seconds = elapsed.toMillis() / 1000.0 * (1 - share) / share;
    return seconds < 100
        ? String.format(Locale.ROOT, ", %.0f s left", Math.ceil(seconds))
        : String.format(Locale.ROOT, ", %.0f min left", Math.ceil(seconds / 60));
  }
}
