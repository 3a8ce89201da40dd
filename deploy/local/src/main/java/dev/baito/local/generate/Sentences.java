package dev.baito.local.generate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Texts with placeholders, by the part of a description that they are for. Immutable. */
final class Sentences {
  private final Map<String, List<String>> byPart;

  private Sentences(Map<String, List<String>> byPart) {
    this.byPart = byPart;
  }

  static Sentences load() {
    return new Sentences(
        Resources.rows("sentences.csv").stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getField("part"),
                    HashMap::new,
                    Collectors.mapping(row -> row.getField("text"), Collectors.toList()))));
  }

  /** Draws one of the texts of a part. */
  String draw(SplittableRandom random, String part) {
    List<String> texts = texts(part);
    return texts.get(random.nextInt(texts.size()));
  }

  /** Returns the only text of a part. */
  String only(String part) {
    return texts(part).getFirst();
  }

  private List<String> texts(String part) {
    List<String> texts = byPart.get(part);
    if (texts == null) {
      throw new IllegalStateException("sentences.csv has nothing for " + part);
    }
    return texts;
  }
}
