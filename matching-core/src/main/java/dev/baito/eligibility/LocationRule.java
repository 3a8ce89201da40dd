package dev.baito.eligibility;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.ZoneMap;
import dev.baito.user.UserProfile;
import java.util.Arrays;

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

  /** Takes the jobs that are too far away out of a block's mask. */
  void clearOutOfReach(JobBlock block, long[] mask) {
    if (everywhere) {
      return;
    }
    int[] cities = block.cities();
    int[] starts = block.cityStarts();
    for (int run = 0; run < starts.length; run++) {
      if (!passes(cities[starts[run]])) {
        int end = run + 1 < starts.length ? starts[run + 1] : block.jobs();
        clear(mask, starts[run], end);
      }
    }
  }

  /** Returns whether jobs of a city, or of none, may be listed. */
  boolean passes(int city) {
    return everywhere || city == JobBlock.NONE || reaches(city);
  }

  private static void clear(long[] mask, int from, int to) {
    int first = from / Long.SIZE;
    int last = (to - 1) / Long.SIZE;
    long upward = -1L << from;
    long upTo = -1L >>> -to;
    if (first == last) {
      mask[first] &= ~(upward & upTo);
    } else {
      mask[first] &= ~upward;
      Arrays.fill(mask, first + 1, last, 0);
      mask[last] &= ~upTo;
    }
  }

  private boolean reaches(int city) {
    return (reachable[city / Long.SIZE] & 1L << city) != 0;
  }
}
