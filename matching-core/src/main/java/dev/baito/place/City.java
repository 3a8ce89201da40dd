package dev.baito.place;

import static java.util.Objects.requireNonNull;

/**
 * A city.
 *
 * @param code its key
 * @param name its name, empty where not given
 * @param regionCode its region, empty where not given
 * @param latitude WGS 84, degrees
 * @param longitude WGS 84, degrees
 */
public record City(String code, String name, String regionCode, double latitude, double longitude) {
  /** Refuses nulls. */
  public City {
    requireNonNull(code);
    requireNonNull(name);
    requireNonNull(regionCode);
  }
}
