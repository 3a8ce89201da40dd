package dev.baito.vectors;

/** One after the other. */
final class ScalarIntervals implements IntervalKernel {
  @Override
  public long meeting(long[] lower, long[] upper, int from, int count, long least, long greatest) {
    long meeting = 0;
    for (int i = 0; i < count; i++) {
      if (upper[from + i] >= least && lower[from + i] <= greatest) {
        meeting |= 1L << i;
      }
    }
    return meeting;
  }

  @Override
  public long below(long[] numbers, int from, int count, long bound) {
    long below = 0;
    for (int i = 0; i < count; i++) {
      if (numbers[from + i] < bound) {
        below |= 1L << i;
      }
    }
    return below;
  }
}
