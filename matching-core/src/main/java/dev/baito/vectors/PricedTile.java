package dev.baito.vectors;

/**
 * A shape of panels and what it costs here.
 *
 * @param kernel multiplies panels of this shape
 * @param nanos nanoseconds of a panel with one job, for each component
 */
public record PricedTile(TileKernel kernel, double nanos) {
  /** As seen on one machine: what is assumed where nothing was measured. */
  private static final double TYPICAL_NANOS_PER_USER = 0.01;

  /** Returns a shape of which only the order of magnitude is known. */
  public static PricedTile typical(TileKernel kernel) {
    return new PricedTile(kernel, TYPICAL_NANOS_PER_USER * kernel.users());
  }

  @Override
  public String toString() {
    return "%s, %.3f ns".formatted(kernel.name(), nanos);
  }
}
