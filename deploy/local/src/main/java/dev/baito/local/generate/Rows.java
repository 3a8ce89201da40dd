package dev.baito.local.generate;

import java.util.SplittableRandom;

/**
 * One random generator per row, so that a row's bytes depend on the seed and its number alone and
 * never on which thread made it or when.
 */
final class Rows {
  /** What a row's randomness is for. Two purposes never share a sequence. */
  enum Purpose {
    JOB_FACTS(1),
    JOB_TEXT(2),
    USER(3),
    CLUSTER(4);

    private final long stream;

    Purpose(long stream) {
      this.stream = stream;
    }
  }

  private Rows() {}

  static SplittableRandom random(long seed, Purpose purpose, long row) {
    return new SplittableRandom(mix(mix(seed ^ purpose.stream) ^ row));
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014) over a golden-ratio step. */
  static long mix(long value) {
    long z = value * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
