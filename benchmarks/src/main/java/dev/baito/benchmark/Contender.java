package dev.baito.benchmark;

/** A way of doing the work. */
interface Contender {
  String name();

  /**
   * Does all of the work once.
   *
   * @return what it took
   */
  Taken run();

  /**
   * What a run took.
   *
   * @param seconds on the clock
   * @param cpuSeconds of the process, all threads
   */
  record Taken(double seconds, double cpuSeconds) {}
}
