package dev.baito.vectors;

/** Compares up to 64 neighbouring numbers at once. Implementations are thread-safe. */
public interface IntervalKernel {
  /**
   * Returns which intervals have a number in common with a range: bit i is set where {@code
   * upper[from + i] >= least} and {@code lower[from + i] <= greatest}.
   *
   * @param count how many, at most 64; the bits beyond are 0
   */
  long meeting(long[] lower, long[] upper, int from, int count, long least, long greatest);

  /**
   * Returns which numbers are below a bound: bit i is set where {@code numbers[from + i] < bound}.
   *
   * @param count how many, at most 64; the bits beyond are 0
   */
  long below(long[] numbers, int from, int count, long bound);

  /** Returns the fastest this JVM has. */
  static IntervalKernel best() {
    return VectorApi.present() ? new PanamaIntervals() : new ScalarIntervals();
  }
}
