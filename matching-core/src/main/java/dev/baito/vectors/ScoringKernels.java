package dev.baito.vectors;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What scores are computed with, and what that costs on this machine. Only the ratios of the costs
 * decide anything: which plan is taken, never what is found.
 *
 * @param exact computes canonical scores
 * @param exactNanos nanoseconds of an exact dot product, for each component
 * @param tiles find which pairs need one; none where only the exact kernel pays or exists
 */
public record ScoringKernels(VectorKernel exact, double exactNanos, List<PricedTile> tiles) {
  /** As seen on one machine: what is assumed where nothing was measured. */
  private static final double TYPICAL_EXACT_NANOS = 0.07;

  /** What an exact dot product costs beside its components: finding the job and ranking it. */
  private static final double EXACT_OVERHEAD_NANOS = 12;

  /** Takes a copy of the list. */
  public ScoringKernels {
    tiles = List.copyOf(tiles);
  }

  /** Returns the nanoseconds of exact dot products. */
  public double nanosOfExact(long products, int dimension) {
    return products * (exactNanos * dimension + EXACT_OVERHEAD_NANOS);
  }

  /** Returns the names and costs, for a log. */
  @Override
  public String toString() {
    String shapes = tiles.stream().map(PricedTile::toString).collect(Collectors.joining("; "));
    return "kernel %s, %.3f ns a component; panels %s"
        .formatted(exact.name(), exactNanos, shapes.isEmpty() ? "none" : shapes);
  }

  /** Returns the kernels that run without the Vector API. */
  public static ScoringKernels scalar() {
    return exactOnly(ScalarKernel.INSTANCE);
  }

  /** Returns one kernel that does all the work. */
  public static ScoringKernels exactOnly(VectorKernel exact) {
    return new ScoringKernels(exact, TYPICAL_EXACT_NANOS, List.of());
  }

  /** Returns the best exact kernel and these shapes of panels, at costs that nobody measured. */
  public static ScoringKernels typical(List<TileKernel> tiles) {
    return new ScoringKernels(
        VectorKernel.best(), TYPICAL_EXACT_NANOS, tiles.stream().map(PricedTile::typical).toList());
  }

  /** Returns what serves most machines well, at once. */
  public static ScoringKernels usual() {
    return typical(TileKernel.all().stream().limit(1).toList());
  }

  /**
   * Returns the kernels of this machine with their costs, found by trying them. Takes some seconds,
   * for as long as the compiler needs to take the kernels up: not for a thread that somebody waits
   * for.
   */
  public static ScoringKernels calibrated() {
    return new Calibration().kernels();
  }
}
