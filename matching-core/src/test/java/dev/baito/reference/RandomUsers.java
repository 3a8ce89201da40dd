package dev.baito.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Random users: some without any wish, some with wishes nobody meets. */
final class RandomUsers {
  private final Dice dice;
  private final List<StoredCity> cities;
  private final List<String> vocabulary;
  private final RandomVectors vectors;

  RandomUsers(Dice dice, List<StoredCity> cities, List<String> vocabulary, RandomVectors vectors) {
    this.dice = dice;
    this.cities = cities;
    this.vocabulary = vocabulary;
    this.vectors = vectors;
  }

  List<StoredUser> make(int count) {
    List<StoredUser> users = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String city = cities.isEmpty() || dice.chance(0.2) ? "" : dice.oneOf(cities).code();
      users.add(
          new StoredUser(
              i * 10L,
              city,
              maxDistance(city),
              RandomSalaries.wished(dice, dice.oneOf(0.0, 0.5)),
              someOf(List.of("FULL_TIME", "PART_TIME", "アルバイト", "NEVER"), 0.4, 3),
              requiredFeatures(),
              someOf(List.of("category 0", "category 1"), 0.3, 2),
              RandomTexts.keywords(dice),
              vectors.makeOwn()));
    }
    return users;
  }

  private OptionalDouble maxDistance(String cityCode) {
    if (dice.chance(0.3)) {
      return OptionalDouble.empty();
    }
    if (cityCode.isEmpty() || dice.chance(0.3)) {
      return OptionalDouble.of(dice.oneOf(0.0, 10.0, 100.0, 300.0, 20_100.0));
    }
    StoredCity home =
        cities.stream().filter(city -> city.code().equals(cityCode)).findFirst().orElseThrow();
    double exactly = Haversine.km(home, dice.oneOf(cities));
    return OptionalDouble.of(
        dice.oneOf(exactly, exactly, Math.max(0, Math.nextDown(exactly)), Math.nextUp(exactly)));
  }

  private Set<String> requiredFeatures() {
    if (dice.chance(0.05)) {
      return Set.of("in no catalogue");
    }
    return vocabulary.isEmpty() ? Set.of() : someOf(vocabulary, 0.4, 2);
  }

  private Set<String> someOf(List<String> names, double any, int most) {
    Set<String> some = new HashSet<>();
    if (dice.chance(any)) {
      int count = dice.between(1, most);
      for (int i = 0; i < count; i++) {
        some.add(dice.oneOf(names));
      }
    }
    return some;
  }
}
