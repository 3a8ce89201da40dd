package dev.baito.worker.statistics;

/** Times the steps of a batch. Used by one thread. */
public final class Stopwatch {
  private static final double NANOS_PER_MS = 1e6;

  private final long begun = System.nanoTime();
  private long lapBegun = begun;

  /** Returns the milliseconds since the last lap or the beginning, and begins the next one. */
  public double lapMs() {
    long now = System.nanoTime();
    double lap = toMs(now - lapBegun);
    lapBegun = now;
    return lap;
  }

  /** Returns the milliseconds since the beginning. */
  public double totalMs() {
    return toMs(System.nanoTime() - begun);
  }

  /** Returns nanoseconds as milliseconds with fractions. */
  public static double toMs(long nanos) {
    return nanos / NANOS_PER_MS;
  }
}
