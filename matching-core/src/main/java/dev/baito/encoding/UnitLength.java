package dev.baito.encoding;

/** Scales vectors to unit length. */
final class UnitLength {
  private UnitLength() {}

  /**
   * Scales the first components to unit length, unless all are zero; their squares are added up
   * from the first on.
   *
   * @return whether any was not zero
   */
  static boolean scale(double[] vector, int length) {
    double squares = 0;
    for (int k = 0; k < length; k++) {
      squares += vector[k] * vector[k];
    }
    if (squares > 0) {
      double norm = StrictMath.sqrt(squares);
      for (int k = 0; k < length; k++) {
        vector[k] /= norm;
      }
    }
    return squares > 0;
  }
}
