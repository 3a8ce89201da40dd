package dev.baito.vectors;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** On the Vector API (JEP 508), as many at once as the processor prefers. */
final class PanamaIntervals implements IntervalKernel {
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
  private static final IntervalKernel REST = new ScalarIntervals();

  @Override
  public long meeting(long[] lower, long[] upper, int from, int count, long least, long greatest) {
    long meeting = 0;
    int i = 0;
    for (; i + LONGS.length() <= count; i += LONGS.length()) {
      VectorMask<Long> reaching =
          LongVector.fromArray(LONGS, upper, from + i).compare(VectorOperators.GE, least);
      VectorMask<Long> within =
          LongVector.fromArray(LONGS, lower, from + i).compare(VectorOperators.LE, greatest);
      meeting |= reaching.and(within).toLong() << i;
    }
    return i == count
        ? meeting
        : meeting | REST.meeting(lower, upper, from + i, count - i, least, greatest) << i;
  }

  @Override
  public long below(long[] numbers, int from, int count, long bound) {
    long below = 0;
    int i = 0;
    for (; i + LONGS.length() <= count; i += LONGS.length()) {
      below |=
          LongVector.fromArray(LONGS, numbers, from + i).compare(VectorOperators.LT, bound).toLong()
              << i;
    }
    return i == count ? below : below | REST.below(numbers, from + i, count - i, bound) << i;
  }
}
