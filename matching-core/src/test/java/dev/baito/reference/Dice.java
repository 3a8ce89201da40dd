package dev.baito.reference;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A seeded source of choices. The same seed makes the same choices on every platform. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    // Neighbouring seeds must not begin alike.
    this.random = new Random(seed * 0x9E3779B97F4A7C15L + 0x5851F42D4C957F2DL);
  }

  /** Returns a number from 0 to below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns a number from one bound to the other, both possible. */
  int between(int first, int last) {
    return first + random.nextInt(last - first + 1);
  }

  /** Returns true as often as said. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Returns a number from 0 to below 1. */
  double fraction() {
    return random.nextDouble();
  }

  /** Returns a normally distributed number. */
  double gaussian() {
    return random.nextGaussian();
  }

  /** Returns one of these. */
  @SafeVarargs
  final <T> T oneOf(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Returns one of these. */
  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Puts a list into any order. */
  void shuffle(List<?> list) {
    Collections.shuffle(list, random);
  }
}
