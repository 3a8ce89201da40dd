package dev.baito.reference;

/** Great-circle distances by the haversine formula. */
final class Haversine {
  private static final double EARTH_RADIUS_KM = 6371.0088;

  private Haversine() {}

  /** Returns the distance of two cities in kilometres. */
  static double km(StoredCity a, StoredCity b) {
    double phiA = StrictMath.toRadians(a.latitude());
    double phiB = StrictMath.toRadians(b.latitude());
    double sinPhi = StrictMath.sin((phiB - phiA) / 2);
    double sinLambda =
        StrictMath.sin(
            (StrictMath.toRadians(b.longitude()) - StrictMath.toRadians(a.longitude())) / 2);
    double haversine =
        sinPhi * sinPhi + StrictMath.cos(phiA) * StrictMath.cos(phiB) * sinLambda * sinLambda;
    return 2 * EARTH_RADIUS_KM * StrictMath.asin(StrictMath.min(1, StrictMath.sqrt(haversine)));
  }
}
