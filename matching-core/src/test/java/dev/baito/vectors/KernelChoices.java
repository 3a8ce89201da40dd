package dev.baito.vectors;

import java.util.ArrayList;
import java.util.List;

/** The kernels that the engine may find itself with: none, each shape alone, all of them. */
public final class KernelChoices {
  private KernelChoices() {}

  /** Returns them; the scalar ones first. */
  public static List<ScoringKernels> all() {
    List<ScoringKernels> choices = new ArrayList<>(List.of(ScoringKernels.scalar()));
    TileKernel.all().forEach(tile -> choices.add(ScoringKernels.typical(List.of(tile))));
    choices.add(ScoringKernels.typical(TileKernel.all()));
    return choices;
  }
}
