package dev.baito.encoding;

import dev.baito.place.City;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Jobs to encode: a few that are always the same, and random ones. */
final class SampleJobs {
  static final City TOKYO = new City("13101", "千代田区", "13", 35.694, 139.754);
  static final City OSAKA = new City("27128", "大阪市中央区", "27", 34.681, 135.51);
  static final City BOSTON = new City("US-MA-Boston", "Boston", "US-MA", 42.35843, -71.05977);

  static final JobText COOK =
      new JobText(
          "Line Cooks & Cashiers (Part-Time)",
          "Food and Beverages",
          "Corner Bakery Cafe",
          "PART_TIME",
          List.of("night-shift", "skill:Cooking"),
          "You prepare dishes, keep the kitchen clean and help our guests with a smile.");
  static final JobText CLERK =
      new JobText(
          "コンビニのレジ・品出しスタッフ【未経験歓迎】",
          "小売",
          "E1234",
          "アルバイト",
          List.of("駅チカ", "週２日ＯＫ"),
          "ﾚｼﾞ打ち、品出し、清掃をお任せします。マニュアルがあるので安心して働けます。");
  static final JobText DESIGNER = new JobText("Webデザイナー / UI Designer", "", "", "", List.of(), "");

  private static final List<String> WORDS =
      List.of(
          "cook",
          "Cooks",
          "driver's",
          "the",
          "NURSE",
          "E1234",
          "ｶﾌｪ",
          "カフェ",
          "夜勤",
          "看護師",
          "働きやすい",
          "の",
          "C++",
          "🗾",
          "—",
          "3pm",
          "café",
          "Verkäufer",
          "介護スタッフ",
          "時給1,200円");

  private SampleJobs() {}

  static JobText random(Random random) {
    List<String> features = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      features.add(text(random, 3));
    }
    return new JobText(
        text(random, 6),
        text(random, 2),
        text(random, 2),
        text(random, 2),
        features,
        text(random, random.nextInt(10) == 0 ? 500 : 40));
  }

  static String text(Random random, int maxWords) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(maxWords + 1); i > 0; i--) {
      text.append(WORDS.get(random.nextInt(WORDS.size())));
      // Words of which there are many, so that hashes share components and buckets.
      if (random.nextInt(4) == 0) {
        text.append(random.nextInt(5000));
      }
      text.append(random.nextInt(5) == 0 ? "" : " ");
    }
    return text.toString();
  }

  static Optional<City> city(Random random) {
    return random.nextInt(4) == 0
        ? Optional.empty()
        : Optional.of(
            new City("c", "", "", random.nextInt(-900, 901) / 10.0, random.nextInt(-180, 181)));
  }
}
