package dev.baito.vectors;

/**
 * The one place where vectors are multiplied. Every kernel gives the same bits: lane r of eight
 * double lanes sums the products of components k with k mod 8 = r, k ascending, and the lanes are
 * added as {@code ((l0+l4)+(l2+l6)) + ((l1+l5)+(l3+l7))}. A product of two float32 is exact in
 * double, so neither fused multiply-add nor the vector width can change a bit. Implementations are
 * thread-safe.
 */
public interface VectorKernel {
  /** Jobs per panel. */
  int PANEL = 16;

  /**
   * Multiplies a user with the 16 jobs of a panel.
   *
   * @param user the user vector; its length is the dimension, a multiple of 8
   * @param panels vectors of jobs, component k of the job in lane j at {@code offset + k * 16 + j}
   * @param offset where the panel starts
   * @param dots receives the 16 dot products
   */
  void dotPanel(float[] user, float[] panels, int offset, double[] dots);

  /**
   * Multiplies a user with one job.
   *
   * @param user the user vector; its length is the dimension, a multiple of 8
   * @param panels vectors of jobs
   * @param offset where component 0 of the job stands; the next ones follow 16 apart
   */
  double dot(float[] user, float[] panels, int offset);

  /** Returns the name of the kernel, for logs. */
  String name();

  /** Returns the fastest kernel this JVM offers. */
  static VectorKernel best() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? PanamaKernel.instance()
        : ScalarKernel.INSTANCE;
  }
}
