package dev.baito.benchmark;

/** A way of doing the work. */
interface Contender extends AutoCloseable {
  String name();

  /**
   * Does all of the work once.
   *
   * @return what it took
   */
  Taken run();

  /**
   * Makes sure that the last run did the same work as the engine, where it makes lists.
   *
   * @throws IllegalStateException when it did not
   */
  default void check() {}

  @Override
  default void close() {}

  /**
   * What a run took.
   *
   * @param seconds on the clock
   * @param cpuSeconds of the process, all threads
   */
  record Taken(double seconds, double cpuSeconds) {}
}
