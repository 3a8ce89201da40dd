package dev.baito.place;

/**
 * Distances on the sphere by the haversine formula (Sinnott 1984), in StrictMath, so that every
 * machine agrees to the last bit.
 */
public final class GreatCircle {
  /** The Earth's mean radius. */
  public static final double EARTH_RADIUS_KM = 6371.0088;

  private GreatCircle() {}

  /** Returns the distance in km between two positions in degrees. */
  public static double distanceKm(
      double latitude1, double longitude1, double latitude2, double longitude2) {
    double phi1 = StrictMath.toRadians(latitude1);
    double phi2 = StrictMath.toRadians(latitude2);
    double halfPhi = StrictMath.sin((phi2 - phi1) / 2);
    double halfLambda =
        StrictMath.sin((StrictMath.toRadians(longitude2) - StrictMath.toRadians(longitude1)) / 2);
    double a =
        halfPhi * halfPhi + StrictMath.cos(phi1) * StrictMath.cos(phi2) * halfLambda * halfLambda;
    return 2 * EARTH_RADIUS_KM * StrictMath.asin(Math.min(1, StrictMath.sqrt(a)));
  }
}
