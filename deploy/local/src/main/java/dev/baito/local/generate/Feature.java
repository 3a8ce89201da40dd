package dev.baito.local.generate;

import java.util.List;

/**
 * A tag that jobs carry and users may require.
 *
 * @param name the tag
 * @param phrase how a title says it
 * @param share the share of jobs that carry it, among the categories it is for
 * @param categories the categories it is for, empty for all
 */
record Feature(String name, String phrase, double share, List<String> categories) {

  /** Returns all features, fewer than 64 so that a job's fit into the bits of a long. */
  static List<Feature> load() {
    return Resources.rows("features.csv").stream()
        .map(row ->
            new Feature(
                row.getField("feature"),
                row.getField("phrase"),
                Double.parseDouble(row.getField("share")),
                Resources.split(row.getField("categories"))))
        .toList();
  }

  boolean fits(Occupation occupation) {
    return categories.isEmpty() || categories.contains(occupation.category());
  }
}
