package dev.baito.vectors;

import java.util.Optional;

/**
 * What scores are computed with, and what that costs on this machine.
 *
 * @param exact computes canonical scores
 * @param tile finds which pairs need one; nothing where only the exact kernel pays or exists
 * @param costs what each takes
 */
public record ScoringKernels(VectorKernel exact, Optional<TileKernel> tile, KernelCosts costs) {
  /** Returns the names and costs, for a log. */
  @Override
  public String toString() {
    return "kernel %s, %.3f ns a component; panels %s, %.3f ns"
        .formatted(
            exact.name(),
            costs.exactNanos(),
            tile.map(TileKernel::name).orElse("none"),
            costs.tileNanos());
  }

  /** Returns the kernels that run without the Vector API. */
  public static ScoringKernels scalar() {
    return exactOnly(ScalarKernel.INSTANCE);
  }

  /** Returns one kernel that does all the work. */
  public static ScoringKernels exactOnly(VectorKernel exact) {
    return new ScoringKernels(exact, Optional.empty(), KernelCosts.TYPICAL);
  }

  /** Returns what serves most machines well, at once. */
  public static ScoringKernels usual() {
    return new ScoringKernels(
        VectorKernel.best(), TileKernel.all().stream().findFirst(), KernelCosts.TYPICAL);
  }

  /**
   * Returns the best kernels of this machine, found by trying them. Takes some seconds, for as long
   * as the compiler needs to take the kernels up: not for a thread that somebody waits for.
   */
  public static ScoringKernels calibrated() {
    return new Calibration().kernels();
  }
}
