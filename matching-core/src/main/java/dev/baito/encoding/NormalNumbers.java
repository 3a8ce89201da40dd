package dev.baito.encoding;

/**
 * Normally distributed numbers, the same on every machine and in every release of Java: SplitMix64
 * (Steele, Lea &amp; Flood 2014) and the Box-Muller transform in strict arithmetic.
 */
final class NormalNumbers {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  NormalNumbers(long seed) {
    state = seed;
  }

  /** Returns the next number, of mean 0 and deviation 1. */
  double next() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(fraction()));
    return radius * StrictMath.cos(2 * StrictMath.PI * fraction());
  }

  /** Returns a number above 0, at most 1. */
  private double fraction() {
    return ((nextLong() >>> 11) + 1) * 0x1p-53;
  }

  private long nextLong() {
    state += GOLDEN_GAMMA;
    long z = state;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
