package dev.baito.catalogue;

/**
 * Sets of features as 256 bits, four longs. Feature f sets bit f mod 256; the dictionary numbers
 * features by falling frequency, so that the 256 most frequent ones never collide. A set can hold
 * another only if its signature does; the exact check stands behind.
 */
public final class FeatureSignature {
  /** Longs per signature. */
  public static final int WORDS = 4;

  private FeatureSignature() {}

  /** Adds a feature to the signature at {@code offset}. */
  public static void add(long[] signatures, int offset, int feature) {
    int bit = feature & 255;
    signatures[offset + (bit >>> 6)] |= 1L << bit;
  }

  /** Returns whether the signature at {@code offset} holds every bit of {@code required}. */
  public static boolean holds(long[] signatures, int offset, long[] required) {
    return (required[0] & ~signatures[offset]) == 0
        && (required[1] & ~signatures[offset + 1]) == 0
        && (required[2] & ~signatures[offset + 2]) == 0
        && (required[3] & ~signatures[offset + 3]) == 0;
  }
}
