package dev.baito.local.generate;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types of employment, as files name them. */
enum Employment {
  PART_TIME("アルバイト・パート", 1),
  FULL_TIME("正社員", 2),
  CONTRACT("契約社員", 4),
  TEMPORARY("派遣社員", 8);

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

  /** Returns whether it is a post for whole days and years rather than for some hours. */
  boolean permanent() {
    return this == FULL_TIME || this == CONTRACT;
  }

  /** Returns whether all types whose bits are set are such posts; not where none is. */
  static boolean permanent(int bits) {
    return bits != 0
        && Stream.of(values())
            .allMatch(employment -> (bits & employment.bit) == 0 || employment.permanent());
  }

  static Employment draw(SplittableRandom random, Occupation occupation) {
    if (random.nextDouble() < occupation.fullTimeShare()) {
      return FULL_TIME;
    }
    double point = random.nextDouble();
    return point < 0.78 ? PART_TIME : point < 0.88 ? CONTRACT : TEMPORARY;
  }
}
