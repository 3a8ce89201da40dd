package dev.baito.warmer.warming;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.JobBlock;
import dev.baito.eligibility.EligibilityRules;
import dev.baito.eligibility.UserRules;
import dev.baito.run.MatchSettings;
import dev.baito.user.UserInput;
import dev.baito.user.UserProfile;
import dev.baito.vectors.Embedding;
import dev.baito.wage.HourlyWage;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How many users will need each block of a generation, by where they live and how far they go: a
 * user needs the blocks that have a job within reach, as the engine itself decides it by their zone
 * maps. What else users wish for is left out, so it is an upper bound, and good for an order.
 * Immutable.
 */
final class PredictedUse {
  private final long[] users;
  private final long total;

  private PredictedUse(long[] users) {
    this.users = users;
    this.total = IntStream.range(0, users.length).mapToLong(no -> users[no]).sum();
  }

  /** Returns the use that users of these places will make of a generation. */
  static PredictedUse of(CatalogueHeader header, Iterable<UserPlace> places) {
    var rules = new EligibilityRules(header);
    long[] users = new long[header.blocks()];
    for (UserPlace place : places) {
      if (isKnown(place, header)) {
        UserRules reach = rules.of(somebodyAt(place), MatchSettings.DEFAULT, header.asOf());
        for (int no = 0; no < users.length; no++) {
          users[no] += reach.admits(no) ? place.users() : 0;
        }
      }
    }
    return new PredictedUse(users);
  }

  /** Users of a city that the generation lacks cannot be scored, and read nothing. */
  private static boolean isKnown(UserPlace place, CatalogueHeader header) {
    return place.cityCode().isEmpty()
        || header.dictionaries().cities().number(place.cityCode()) != JobBlock.NONE;
  }

  private static UserInput somebodyAt(UserPlace place) {
    var profile =
        new UserProfile(
            1,
            place.cityCode(),
            place.maxDistanceKm(),
            HourlyWage.UNKNOWN,
            HourlyWage.UNKNOWN,
            Set.of(),
            Set.of(),
            Set.of(),
            "",
            Embedding.NONE);
    return new UserInput(profile, List.of(), List.of(), List.of());
  }

  /** Returns the numbers of all blocks: most needed first, of equally needed ones the lesser. */
  List<Integer> order() {
    return IntStream.range(0, users.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer no) -> users[no]).reversed())
        .toList();
  }

  /** Returns the share of all use that some of the blocks are good for, in whole per cent. */
  int percent(BitSet blocks) {
    if (total == 0) {
      return users.length == 0 ? 100 : 100 * blocks.cardinality() / users.length;
    }
    return (int) (100 * blocks.stream().mapToLong(no -> users[no]).sum() / total);
  }
}
