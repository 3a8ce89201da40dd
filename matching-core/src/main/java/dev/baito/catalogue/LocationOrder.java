package dev.baito.catalogue;

/**
 * Positions along the Z-order curve (Morton 1966): neighbours on the curve are neighbours on the
 * map, so jobs sorted by it fall into blocks that cover small areas.
 */
public final class LocationOrder {
  private static final int BITS = 31;

  private LocationOrder() {}

  /**
   * Returns the position on the curve, at least 0.
   *
   * @param latitude degrees, -90 to 90
   * @param longitude degrees, -180 to 180
   */
  public static long of(double latitude, double longitude) {
    return spread(cell((latitude + 90) / 180)) << 1 | spread(cell((longitude + 180) / 360));
  }

  private static long cell(double fraction) {
    long cells = 1L << BITS;
    return Math.clamp((long) (fraction * cells), 0L, cells - 1);
  }

  /** Puts a zero bit before each of the lower 31 bits. */
  private static long spread(long x) {
    x = (x | x << 16) & 0x0000FFFF0000FFFFL;
    x = (x | x << 8) & 0x00FF00FF00FF00FFL;
    x = (x | x << 4) & 0x0F0F0F0F0F0F0F0FL;
    x = (x | x << 2) & 0x3333333333333333L;
    return (x | x << 1) & 0x5555555555555555L;
  }
}
