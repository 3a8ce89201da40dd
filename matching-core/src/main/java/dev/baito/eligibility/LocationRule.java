package dev.baito.eligibility;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.JobBlock;
import dev.baito.user.UserProfile;
import java.util.Arrays;
import java.util.Optional;

/** A job must lie in a city within the user's reach, or nowhere in particular. */
final class LocationRule {
  private static final LocationRule EVERYWHERE = new LocationRule(Optional.empty());

  /** Empty for everywhere. */
  private final Optional<ReachableArea> reach;

  private LocationRule(Optional<ReachableArea> reach) {
    this.reach = reach;
  }

  static LocationRule of(UserProfile user, CatalogueHeader header, ReachableAreas areas) {
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
    return new LocationRule(Optional.of(areas.within(home, user.maxDistanceKm().getAsDouble())));
  }

  boolean admits(int blockNo) {
    return reach.isEmpty() || reach.get().hasBlock(blockNo);
  }

  void narrow(JobBlock block, long[] mask) {
    if (reach.isEmpty()) {
      return;
    }
    ReachableArea area = reach.get();
    int[] cities = block.cities();
    int[] starts = block.cityStarts();
    for (int run = 0; run < starts.length; run++) {
      int city = cities[starts[run]];
      if (city != JobBlock.NONE && !area.hasCity(city)) {
        int end = run + 1 < starts.length ? starts[run + 1] : block.jobs();
        clear(mask, starts[run], end);
      }
    }
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
}
