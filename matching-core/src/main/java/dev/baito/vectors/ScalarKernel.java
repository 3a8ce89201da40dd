package dev.baito.vectors;

/** The kernel in plain Java: the reference for all others, and what runs without the Vector API. */
public final class ScalarKernel implements VectorKernel {
  /** The only instance needed. */
  public static final ScalarKernel INSTANCE = new ScalarKernel();

  private ScalarKernel() {}

  @Override
  public void dotPanel(float[] user, float[] panels, int offset, double[] dots) {
    for (int lane = 0; lane < PANEL; lane++) {
      dots[lane] = dot(user, panels, offset + lane);
    }
  }

  @Override
  public double dot(float[] user, float[] panels, int offset) {
    double l0 = 0;
    double l1 = 0;
    double l2 = 0;
    double l3 = 0;
    double l4 = 0;
    double l5 = 0;
    double l6 = 0;
    double l7 = 0;
    for (int k = 0, at = offset; k < user.length; k += Embedding.LANES, at += 8 * PANEL) {
      l0 += (double) user[k] * panels[at];
      l1 += (double) user[k + 1] * panels[at + PANEL];
      l2 += (double) user[k + 2] * panels[at + 2 * PANEL];
      l3 += (double) user[k + 3] * panels[at + 3 * PANEL];
      l4 += (double) user[k + 4] * panels[at + 4 * PANEL];
      l5 += (double) user[k + 5] * panels[at + 5 * PANEL];
      l6 += (double) user[k + 6] * panels[at + 6 * PANEL];
      l7 += (double) user[k + 7] * panels[at + 7 * PANEL];
    }
    return ((l0 + l4) + (l2 + l6)) + ((l1 + l5) + (l3 + l7));
  }

  @Override
  public String name() {
    return "scalar";
  }
}
