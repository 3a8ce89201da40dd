package dev.baito.sink.outage;

/**
 * The service is stopping while it waits for its infrastructure. What it was about to do is not
 * acknowledged and comes again after the next start.
 */
public final class StoppedException extends RuntimeException {
  StoppedException(String what) {
    super("stopped while waiting to " + what + "; it is done after the next start");
  }
}
