package dev.baito.eligibility;

import dev.baito.catalogue.JobBlock;
import dev.baito.place.City;
import dev.baito.place.GreatCircle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Which cities lie within a distance of a city, one bit per city of the generation. Users share
 * homes and distances, so the answers are kept, the most recently used ones up to a bound.
 * Thread-safe.
 */
final class ReachableCities {
  /** Memory for kept answers. */
  private static final int MAX_KEPT_BYTES = 16 << 20;

  /** No two positions one degree of latitude apart are nearer than this. */
  private static final double KM_PER_DEGREE =
      GreatCircle.EARTH_RADIUS_KM * Math.PI / 180 * (1 - 1e-9);

  private final List<City> cities;
  private final int maxKept;
  private final SequencedMap<Query, long[]> kept = new LinkedHashMap<>(16, 0.75f, true);

  private record Query(int home, double maxDistanceKm) {}

  ReachableCities(List<City> cities) {
    this.cities = cities;
    maxKept = Math.max(1, MAX_KEPT_BYTES / (Long.BYTES * (JobBlock.words(cities.size()) + 8)));
  }

  /** Returns the bits of all cities within the distance of {@code home}, itself included. */
  long[] within(int home, double maxDistanceKm) {
    Query query = new Query(home, maxDistanceKm);
    synchronized (kept) {
      long[] known = kept.get(query);
      if (known != null) {
        return known;
      }
    }
    long[] found = find(home, maxDistanceKm);
    synchronized (kept) {
      if (kept.size() >= maxKept) {
        kept.pollFirstEntry();
      }
      kept.put(query, found);
    }
    return found;
  }

  private long[] find(int home, double maxDistanceKm) {
    long[] bits = new long[JobBlock.words(cities.size())];
    City from = cities.get(home);
    for (int i = 0; i < cities.size(); i++) {
      City to = cities.get(i);
      // The latitudes alone rule out most cities, without a sine.
      boolean near =
          Math.abs(to.latitude() - from.latitude()) * KM_PER_DEGREE <= maxDistanceKm + 1e-6;
      if (i == home
          || (near
              && GreatCircle.distanceKm(
                      from.latitude(), from.longitude(), to.latitude(), to.longitude())
                  <= maxDistanceKm)) {
        bits[i / Long.SIZE] |= 1L << i;
      }
    }
    return bits;
  }
}
