package dev.baito.vectors;

/**
 * What the kernels cost. Only the ratio decides anything: which plan is taken, never what is found.
 *
 * @param exactNanos nanoseconds of an exact dot product, for each component
 * @param tileNanos nanoseconds of a panel of users with one job, for each component
 */
public record KernelCosts(double exactNanos, double tileNanos) {
  /** As seen on one machine: what is assumed where nothing was measured. */
  public static final KernelCosts TYPICAL = new KernelCosts(0.07, 0.3);

  /** What an exact dot product costs beside its components: finding the job and ranking it. */
  private static final double EXACT_OVERHEAD_NANOS = 12;

  /** Returns the nanoseconds of exact dot products. */
  public double exact(long products, int dimension) {
    return products * (exactNanos * dimension + EXACT_OVERHEAD_NANOS);
  }

  /** Returns the nanoseconds of a panel of users with some jobs. */
  public double tile(int jobs, int dimension) {
    return jobs * tileNanos * dimension;
  }
}
