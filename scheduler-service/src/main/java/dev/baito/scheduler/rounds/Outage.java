package dev.baito.scheduler.rounds;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Says once that something does not work, and once that it works again; between the two, pauses
 * grow from one try to the next. Not thread-safe.
 */
final class Outage {
  private static final Logger LOG = Logger.getLogger(Outage.class);

  private final String what;
  private final Duration firstPause;
  private final Duration longestPause;
  private Optional<Instant> since = Optional.empty();
  private Duration pause;

  Outage(String what, Duration firstPause, Duration longestPause) {
    this.what = what;
    this.firstPause = firstPause;
    this.longestPause = longestPause;
    this.pause = firstPause;
  }

  /** Notes a failure, and returns how long to wait before the next try. */
  Duration failed(Throwable cause) {
    if (since.isEmpty()) {
      since = Optional.of(Instant.now());
      LOG.warnf(cause, "%s: trying again until it works", what);
    } else {
      LOG.debugf(cause, "%s: still not", what);
    }
    Duration now = pause;
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(longestPause) < 0 ? twice : longestPause;
    return now;
  }

  /** Notes that all is well. */
  void over() {
    since.ifPresent(start ->
        LOG.infof(
            "%s: works again after %d s",
            what, Duration.between(start, Instant.now()).toSeconds()));
    since = Optional.empty();
    pause = firstPause;
  }
}
