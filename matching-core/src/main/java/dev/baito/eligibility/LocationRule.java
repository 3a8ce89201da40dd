package dev.baito.eligibility;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.ZoneMap;
import dev.baito.user.UserProfile;

/** A job must lie in a city within the user's reach, or nowhere in particular. */
final class LocationRule {
  private static final LocationRule EVERYWHERE = new LocationRule(new long[0], true);

  private final long[] reachable;
  private final boolean everywhere;

  private LocationRule(long[] reachable, boolean everywhere) {
    this.reachable = reachable;
    this.everywhere = everywhere;
  }

  static LocationRule of(UserProfile user, CatalogueHeader header, ReachableCities cities) {
    if (user.cityCode().isEmpty() || user.maxDistanceKm().isEmpty()) {
      return EVERYWHERE;
    }
    int home = header.dictionaries().cities().number(user.cityCode());
    if (home == JobBlock.NONE) {
      throw new BaitoException(
          ErrorCode.USER_PROFILE_INVALID,
          "user "
              + user.userId()
              + " lives in city "
              + user.cityCode()
              + ", which generation "
              + header.generationId()
              + " does not know: build a new generation");
    }
    return new LocationRule(cities.within(home, user.maxDistanceKm().getAsDouble()), false);
  }

  boolean admits(ZoneMap zone) {
    if (everywhere || zone.anywhere()) {
      return true;
    }
    for (int city : zone.cities()) {
      if (reaches(city)) {
        return true;
      }
    }
    return false;
  }

  long keep(JobBlock block, int word, long rows) {
    if (everywhere) {
      return rows;
    }
    int[] cities = block.cities();
    long kept = rows;
    for (long rest = rows; rest != 0; rest &= rest - 1) {
      int bit = Long.numberOfTrailingZeros(rest);
      int city = cities[word * Long.SIZE + bit];
      if (city != JobBlock.NONE && !reaches(city)) {
        kept &= ~(1L << bit);
      }
    }
    return kept;
  }

  private boolean reaches(int city) {
    return (reachable[city / Long.SIZE] & 1L << city) != 0;
  }
}
