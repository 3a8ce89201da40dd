package dev.baito.local.generate;

import java.util.List;

/**
 * A tag that jobs carry and users may require.
 *
 * @param name the tag
 * @param phrase how a title says it
 * @param sentence how a description says it
 * @param partShare the share of part-time and temporary posts that carry it, where it is met
 * @param fullShare the share of permanent and contract posts that do
 * @param categories the categories it is met in, empty for all
 * @param places the kind of place it is met in
 * @param without the tags that exclude it
 */
record Feature(
    String name,
    String phrase,
    String sentence,
    double partShare,
    double fullShare,
    List<String> categories,
    Places places,
    List<String> without) {

  /** Where a tag is met. */
  enum Places {
    TOWNS,
    COUNTRY,
    ANY;

    private static Places of(String text) {
      return switch (text) {
        case "towns" -> TOWNS;
        case "country" -> COUNTRY;
        case "" -> ANY;
        default -> throw new IllegalStateException("no kind of place: " + text);
      };
    }

    boolean has(boolean town) {
      return this == ANY || (this == TOWNS) == town;
    }
  }

  static List<Feature> load() {
    return Resources.rows("features.csv").stream()
        .map(row ->
            new Feature(
                row.getField("feature"),
                row.getField("phrase"),
                row.getField("sentence"),
                Double.parseDouble(row.getField("part_share")),
                Double.parseDouble(row.getField("full_share")),
                Resources.split(row.getField("categories")),
                Places.of(row.getField("places")),
                Resources.split(row.getField("without"))))
        .toList();
  }

  double share(Employment employment) {
    return employment.permanent() ? fullShare : partShare;
  }

  boolean fits(Category category) {
    return categories.isEmpty() || categories.contains(category.name());
  }
}
