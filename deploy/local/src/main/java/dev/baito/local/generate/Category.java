package dev.baito.local.generate;

import java.util.List;

/**
 * A category of jobs.
 *
 * @param name its name
 * @param weight its share of all jobs, relative to the others'
 * @param branches what its workplaces are called, {@code {city}} for where they are
 * @param employers how its employers are named, {@code {name}} for the name
 * @param related the numbers of the categories that people who look for this look at too
 * @param words what people search for
 */
record Category(
    String name,
    double weight,
    List<String> branches,
    List<String> employers,
    List<Integer> related,
    List<String> words) {

  static List<Category> load() {
    var rows = Resources.rows("categories.csv");
    List<String> names = rows.stream().map(row -> row.getField("category")).toList();
    return rows.stream()
        .map(row ->
            new Category(
                row.getField("category"),
                Double.parseDouble(row.getField("weight")),
                named("branches.csv", "workplace", row.getField("workplace"), "name"),
                named("employers.csv", "category", row.getField("category"), "pattern"),
                Resources.split(row.getField("related")).stream().map(names::indexOf).toList(),
                Resources.split(row.getField("words"))))
        .toList();
  }

  private static List<String> named(String file, String key, String value, String column) {
    List<String> found =
        Resources.rows(file).stream()
            .filter(row -> row.getField(key).equals(value))
            .map(row -> row.getField(column))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalStateException(file + " has nothing for " + value);
    }
    return found;
  }
}
