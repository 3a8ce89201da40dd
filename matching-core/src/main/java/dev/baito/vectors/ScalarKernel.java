package dev.baito.vectors;

/** The kernel in plain Java: the reference for all others, and what runs without the Vector API. */
public final class ScalarKernel implements VectorKernel {
  /** The only instance needed. */
  public static final ScalarKernel INSTANCE = new ScalarKernel();

  private ScalarKernel() {}

  @Override
  public double dot(float[] user, float[] rows, int offset) {
    double l0 = 0;
    double l1 = 0;
    double l2 = 0;
    double l3 = 0;
    double l4 = 0;
    double l5 = 0;
    double l6 = 0;
    double l7 = 0;
    for (int k = 0, at = offset; k < user.length; k += LANES, at += LANES) {
      l0 += (double) user[k] * rows[at];
      l1 += (double) user[k + 1] * rows[at + 1];
      l2 += (double) user[k + 2] * rows[at + 2];
      l3 += (double) user[k + 3] * rows[at + 3];
      l4 += (double) user[k + 4] * rows[at + 4];
      l5 += (double) user[k + 5] * rows[at + 5];
      l6 += (double) user[k + 6] * rows[at + 6];
      l7 += (double) user[k + 7] * rows[at + 7];
    }
    return VectorKernel.sum(l0, l1, l2, l3, l4, l5, l6, l7);
  }

  @Override
  public String name() {
    return "scalar";
  }
}
