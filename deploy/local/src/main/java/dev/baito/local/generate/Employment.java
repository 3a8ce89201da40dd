package dev.baito.local.generate;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types of employment, as files name them. */
enum Employment {
  PART_TIME("part-time", 1),
  FULL_TIME("full-time", 2),
  CONTRACT("contract", 4),
  TEMPORARY("temporary", 8);

  private final String text;
  private final int bit;

  Employment(String text, int bit) {
    this.text = text;
    this.bit = bit;
  }

  /** Returns the names of the types whose bits are set, as files list them. */
  static String names(int bits) {
    return Stream.of(values())
        .filter(employment -> (bits & employment.bit) != 0)
        .map(Employment::text)
        .collect(Collectors.joining("|"));
  }

  int bit() {
    return bit;
  }

  String text() {
    return text;
  }

  static Employment draw(SplittableRandom random, Occupation occupation) {
    if (random.nextDouble() < occupation.fullTimeShare()) {
      return FULL_TIME;
    }
    double point = random.nextDouble();
    return point < 0.78 ? PART_TIME : point < 0.88 ? CONTRACT : TEMPORARY;
  }
}
