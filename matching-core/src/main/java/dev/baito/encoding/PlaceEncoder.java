package dev.baito.encoding;

import dev.baito.place.City;
import dev.baito.place.GreatCircle;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The place side of vectors: random Fourier features (Rahimi &amp; Recht 2007, "Random Features for
 * Large-Scale Kernel Machines") of the position on the sphere. The dot product of two places is
 * about the mean, over the scales, of {@code exp(-d² / 2 scale²)}, d the distance. Thread-safe;
 * keeps the vector of every city it met.
 */
final class PlaceEncoder {
  private static final long SEED = 0x6261_6974_6FL;

  private final double[][] frequencies;
  private final Map<City, double[]> known = new ConcurrentHashMap<>();

  /**
   * @param dimension of the place side, even
   * @param scalesKm take turns, from pair of components to pair
   */
  PlaceEncoder(int dimension, List<Double> scalesKm) {
    var normal = new NormalNumbers(SEED);
    frequencies = new double[dimension / 2][3];
    for (int pair = 0; pair < frequencies.length; pair++) {
      double perRadius = GreatCircle.EARTH_RADIUS_KM / scalesKm.get(pair % scalesKm.size());
      for (int axis = 0; axis < 3; axis++) {
        frequencies[pair][axis] = normal.next() * perRadius;
      }
    }
  }

  /**
   * Returns the components of a city, of unit length: cosine, sine, cosine, ... Not to be written.
   */
  double[] of(City city) {
    return known.computeIfAbsent(city, this::encode);
  }

  private double[] encode(City city) {
    double latitude = StrictMath.toRadians(city.latitude());
    double longitude = StrictMath.toRadians(city.longitude());
    double x = StrictMath.cos(latitude) * StrictMath.cos(longitude);
    double y = StrictMath.cos(latitude) * StrictMath.sin(longitude);
    double z = StrictMath.sin(latitude);
    double amplitude = 1 / StrictMath.sqrt(frequencies.length);
    double[] components = new double[2 * frequencies.length];
    for (int pair = 0; pair < frequencies.length; pair++) {
      double[] frequency = frequencies[pair];
      double phase = frequency[0] * x + frequency[1] * y + frequency[2] * z;
      components[2 * pair] = amplitude * StrictMath.cos(phase);
      components[2 * pair + 1] = amplitude * StrictMath.sin(phase);
    }
    return components;
  }
}
