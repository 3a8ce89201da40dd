package dev.baito.eligibility;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.ZoneMap;
import dev.baito.place.City;
import dev.baito.place.GreatCircle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What lies within a distance of a city. Users share homes and distances, so the answers are kept,
 * the most recently used ones up to a bound. Thread-safe.
 */
final class ReachableAreas {
  /** Memory for kept answers. */
  private static final int MAX_KEPT_BYTES = 16 << 20;

  /** No two positions one degree of latitude apart are nearer than this. */
  private static final double KM_PER_DEGREE =
      GreatCircle.EARTH_RADIUS_KM * Math.PI / 180 * (1 - 1e-9);

  private final CatalogueHeader header;
  private final int maxKept;
  private final SequencedMap<Query, ReachableArea> kept = new LinkedHashMap<>(16, 0.75f, true);

  private record Query(int home, double maxDistanceKm) {}

  ReachableAreas(CatalogueHeader header) {
    this.header = header;
    int words = JobBlock.words(header.cities().size()) + JobBlock.words(header.blocks());
    maxKept = Math.max(1, MAX_KEPT_BYTES / (Long.BYTES * (words + 12)));
  }

  /** Returns what is within the distance of {@code home}, itself included. */
  ReachableArea within(int home, double maxDistanceKm) {
    Query query = new Query(home, maxDistanceKm);
    synchronized (kept) {
      ReachableArea known = kept.get(query);
      if (known != null) {
        return known;
      }
    }
    long[] cities = cities(home, maxDistanceKm);
    var found = new ReachableArea(cities, blocks(cities));
    synchronized (kept) {
      if (kept.size() >= maxKept) {
        kept.pollFirstEntry();
      }
      kept.put(query, found);
    }
    return found;
  }

  private long[] cities(int home, double maxDistanceKm) {
    List<City> cities = header.cities();
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

  private long[] blocks(long[] cities) {
    long[] bits = new long[JobBlock.words(header.blocks())];
    for (int blockNo = 0; blockNo < header.blocks(); blockNo++) {
      if (hasJobIn(header.zoneMap(blockNo), cities)) {
        bits[blockNo / Long.SIZE] |= 1L << blockNo;
      }
    }
    return bits;
  }

  private static boolean hasJobIn(ZoneMap zone, long[] cities) {
    if (zone.anywhere()) {
      return true;
    }
    for (int city : zone.cities()) {
      if ((cities[city / Long.SIZE] & 1L << city) != 0) {
        return true;
      }
    }
    return false;
  }
}
