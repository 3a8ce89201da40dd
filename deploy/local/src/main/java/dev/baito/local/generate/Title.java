package dev.baito.local.generate;

import java.util.List;

/**
 * A way to put a title together.
 *
 * @param pattern with placeholders
 * @param weight its share, relative to the others'
 * @param place whether it names the place of work
 */
record Title(String pattern, double weight, boolean place) {

  static List<Title> load() {
    return Resources.rows("titles.csv").stream()
        .map(row ->
            new Title(
                row.getField("pattern"),
                Double.parseDouble(row.getField("weight")),
                Boolean.parseBoolean(row.getField("place"))))
        .toList();
  }
}
