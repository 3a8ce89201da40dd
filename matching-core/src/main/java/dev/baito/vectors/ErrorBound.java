package dev.baito.vectors;

/**
 * How far a sum of {@link TileKernel} can be from the canonical score.
 *
 * <p>Write x for the true dot product, s for the static part, N = |u||v| for the product of the
 * norms, e = 2^-24 for the unit roundoff of float32 and g(m) = m e / (1 - m e). A chain of n fused
 * multiply-adds is at most g(n) sum |u_k v_k| <= g(n) N from x (Higham 2002, section 3.1, and
 * Cauchy-Schwarz); adding s rounds once more, by at most e ((1 + g(n)) N + |s|). The canonical
 * score is summed in double, at most n 2^-52 N from x, and rounded once to float32, by at most e (1
 * + 2^-40) (N + |s|). Together no more than g(n + 4) (N + |s|). What falls below the normal numbers
 * loses at most 2^-149 in each of n + 2 steps.
 */
public final class ErrorBound {
  private static final double ROUNDOFF = 0x1p-24;

  /** Where products could leave the range of float32: nothing can be said then. */
  private static final double TOO_LARGE = 1e37;

  private final double factor;
  private final double underflow;

  /**
   * @param dimension components of each vector, up to 65,536
   */
  public ErrorBound(int dimension) {
    double roundings = (dimension + 4) * ROUNDOFF;
    factor = roundings / (1 - roundings);
    underflow = (dimension + 2) * 0x1p-149;
  }

  /**
   * Returns the bound on the difference.
   *
   * @param norms at least the product of the norms of both vectors
   * @param staticPart at least the absolute value of what is added
   * @return infinity where float32 may overflow
   */
  public double of(double norms, double staticPart) {
    double size = norms + staticPart;
    return size < TOO_LARGE ? factor * size + underflow : Double.POSITIVE_INFINITY;
  }

  /**
   * Returns a number not below the norm of a vector, and hardly above it.
   *
   * @param vectors where it stands
   * @param offset where it starts
   * @param dimension its components
   */
  public static double norm(float[] vectors, int offset, int dimension) {
    double sum = 0;
    for (int k = 0; k < dimension; k++) {
      double component = vectors[offset + k];
      sum += component * component;
    }
    // The sum is off by less than a part in 10^12 for any dimension there is.
    return Math.sqrt(sum) * (1 + 1e-12);
  }
}
