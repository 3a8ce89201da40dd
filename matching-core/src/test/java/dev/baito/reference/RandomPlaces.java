package dev.baito.reference;

import java.util.ArrayList;
import java.util.List;

/** Random cities: near and far, on one spot, at the poles and on both sides of the date line. */
final class RandomPlaces {
  private RandomPlaces() {}

  static List<StoredCity> make(Dice dice) {
    int count = dice.oneOf(0, 1, 2, dice.between(3, 30));
    List<StoredCity> cities = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cities.add(place("c" + i, cities, dice));
    }
    return cities;
  }

  private static StoredCity place(String code, List<StoredCity> others, Dice dice) {
    return switch (dice.below(10)) {
      case 0 -> new StoredCity(code, 90, dice.between(-180, 180));
      case 1 -> new StoredCity(code, -90, 0);
      case 2 -> new StoredCity(code, dice.between(-5, 5), dice.oneOf(180.0, -180.0, 179.99));
      case 3 -> new StoredCity(code, 0, 0);
      case 4, 5 ->
          others.isEmpty()
              ? new StoredCity(code, 35.6895, 139.6917)
              : new StoredCity(code, dice.oneOf(others).latitude(), dice.oneOf(others).longitude());
      default -> new StoredCity(code, 35 + 2 * dice.gaussian(), 139 + 2 * dice.gaussian());
    };
  }
}
