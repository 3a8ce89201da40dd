package dev.baito.local.stack;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * When a service that ended by itself is started anew: each start within a window waits twice as
 * long as the one before, and there are only so many. Instants are durations since any fixed one.
 * Not thread-safe.
 */
final class Restarts {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final int most;
  private final Duration window;
  private final Duration backoff;
  private final Deque<Duration> starts = new ArrayDeque<>();

  /**
   * @param most how many starts a window may have
   * @param window how long a start counts
   * @param backoff the wait before the first
   */
  Restarts(int most, Duration window, Duration backoff) {
    this.most = most;
    this.window = window;
    this.backoff = backoff;
  }

  /** Returns those that a stack's settings ask for. */
  static Restarts of(Map<String, String> settings) {
    return new Restarts(
        LocalSetting.RESTARTS.count(settings),
        LocalSetting.RESTART_WINDOW.positiveDuration(settings),
        LocalSetting.RESTART_BACKOFF.duration(settings));
  }

  /** Takes an end, and returns the instant of the next start, or nothing after too many. */
  Optional<Duration> next(Duration now) {
    while (!starts.isEmpty() && starts.getFirst().compareTo(now.minus(window)) <= 0) {
      starts.removeFirst();
    }
    if (starts.size() >= most) {
      return Optional.empty();
    }
    Duration start = now.plus(wait(starts.size()));
    starts.addLast(start);
    return Optional.of(start);
  }

  private Duration wait(int earlier) {
    Duration wait = backoff;
    for (int i = 0; i < earlier && wait.compareTo(LONGEST_WAIT) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  /** Returns how many starts the window has. */
  int count() {
    return starts.size();
  }

  /** Returns how many a window may have, for people. */
  String limit() {
    return most + " times within " + window.toSeconds() + " s";
  }
}
