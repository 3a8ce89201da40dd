package dev.baito.catalogue;

/**
 * Sets of features as {@value #BITS} bits, four longs. Feature f sets bit f mod 256; the dictionary
 * numbers features by falling frequency, so that the 256 most frequent ones never collide. A set
 * can hold another only if its signature does; the exact check stands behind.
 */
public final class FeatureSignature {
  /** Bits per signature. */
  public static final int BITS = 256;

  /** Longs per signature. */
  public static final int WORDS = BITS / Long.SIZE;

  private FeatureSignature() {}

  /** Returns the bit that a feature sets. */
  public static int bit(int feature) {
    return feature & BITS - 1;
  }

  /** Returns whether a signature holds the bit of a feature. */
  public static boolean holds(long[] signature, int feature) {
    int bit = bit(feature);
    return (signature[bit / Long.SIZE] & 1L << bit) != 0;
  }
}
