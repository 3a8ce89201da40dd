package dev.baito.vectors;

/**
 * The one place where scores are computed. Every kernel gives the same bits: lane r of eight double
 * lanes sums the products of components k with k mod 8 = r, k ascending, and the lanes are added as
 * {@code ((l0+l4)+(l2+l6)) + ((l1+l5)+(l3+l7))}. A product of two float32 is exact in double, so
 * neither fused multiply-add nor the vector width can change a bit. Implementations are
 * thread-safe.
 */
public interface VectorKernel {
  /** Lanes of the canonical sum. */
  int LANES = Embedding.LANES;

  /**
   * Multiplies a user with one job.
   *
   * @param user the user vector; its length is the dimension, a multiple of 8
   * @param rows vectors of jobs, one after the other
   * @param offset where the job's vector starts
   */
  double dot(float[] user, float[] rows, int offset);

  /**
   * Multiplies a user with several jobs, which may be anywhere.
   *
   * @param user the user vector; its length is the dimension, a multiple of 8
   * @param rows vectors of jobs, one after the other
   * @param offsets where the jobs' vectors start
   * @param count how many of {@code offsets} count
   * @param dots receives {@code count} dot products
   */
  default void dots(float[] user, float[] rows, int[] offsets, int count, double[] dots) {
    for (int i = 0; i < count; i++) {
      dots[i] = dot(user, rows, offsets[i]);
    }
  }

  /**
   * Multiplies users with one job each.
   *
   * @param users the vectors of users, all of the same dimension
   * @param rows vectors of jobs, one after the other
   * @param offsets where the vectors of their jobs start
   * @param count how many of {@code users} count
   * @param dots receives {@code count} dot products
   */
  default void pairs(float[][] users, float[] rows, int[] offsets, int count, double[] dots) {
    for (int i = 0; i < count; i++) {
      dots[i] = dot(users[i], rows, offsets[i]);
    }
  }

  /** Returns the name of the kernel, for logs. */
  String name();

  /** Returns the fastest kernel this JVM offers. */
  static VectorKernel best() {
    return VectorApi.present() ? PanamaKernel.best() : ScalarKernel.INSTANCE;
  }

  /** Adds up the lanes in the canonical order. */
  static double sum(
      double l0, double l1, double l2, double l3, double l4, double l5, double l6, double l7) {
    return ((l0 + l4) + (l2 + l6)) + ((l1 + l5) + (l3 + l7));
  }
}
