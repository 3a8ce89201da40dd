package dev.baito.reference;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random words of two languages: common and rare, long, half-width, and none at all. */
final class RandomTexts {
  private static final List<String> WORDS =
      List.of(
          "Nurse",
          "nurses'",
          "night-shift",
          "ＮＵＲＳＥ",
          "C++",
          "the",
          "of",
          "developer",
          "Développeur",
          "warehouse",
          "看護師",
          "夜勤",
          "ｱﾙﾊﾞｲﾄ",
          "アルバイト・パート",
          "東京都の倉庫で軽作業",
          "週3日から",
          "1,200円",
          "\uD83D\uDE80",
          "--",
          "x".repeat(300));

  private RandomTexts() {}

  /** Returns a title; it has at least a word, as an import demands. */
  static String title(Dice dice) {
    return words(dice, dice.between(1, 5));
  }

  /** Returns a description, which may be empty. */
  static String description(Dice dice) {
    return words(dice, dice.oneOf(0, 0, 3, 30));
  }

  /** Returns what a user looks for, which may be nothing. */
  static String keywords(Dice dice) {
    return words(dice, dice.oneOf(0, 1, 1, 4));
  }

  private static String words(Dice dice, int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> dice.chance(0.2) ? "rare" + dice.below(400) : dice.oneOf(WORDS))
        .collect(Collectors.joining(" "));
  }
}
