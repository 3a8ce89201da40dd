package dev.baito.local.generate;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What a job is.
 *
 * @param name what it is called
 * @param category the number of its category
 * @param hourly the typical wage, yen an hour, without supplements
 * @param weight its share of the category's jobs, relative to the others'
 * @param fullTimeShare the share of permanent posts among its jobs
 * @param shifts the numbers of the shifts it is done in
 * @param features the tags that it always carries, as bits
 * @param words what people search for
 * @param tasks what is done, at least three
 */
record Occupation(
    String name,
    int category,
    int hourly,
    double weight,
    double fullTimeShare,
    List<Integer> shifts,
    long features,
    List<String> words,
    List<String> tasks) {

  static List<Occupation> load(List<Category> categories, List<Shift> shifts, Features features) {
    List<String> names = categories.stream().map(Category::name).toList();
    List<String> shiftIds = shifts.stream().map(Shift::id).toList();
    return Resources.rows("occupations.csv").stream()
        .map(row ->
            new Occupation(
                row.getField("occupation"),
                names.indexOf(row.getField("category")),
                Integer.parseInt(row.getField("hourly")),
                Double.parseDouble(row.getField("weight")),
                Double.parseDouble(row.getField("full_time")),
                Resources.split(row.getField("shifts")).stream().map(shiftIds::indexOf).toList(),
                features.bits(row.getField("features")),
                Resources.split(row.getField("words")),
                Resources.split(row.getField("tasks"))))
        .toList();
  }

  /** Draws the number of a shift that fits the employment, the first of all where none does. */
  int drawShift(SplittableRandom random, List<Shift> all, Employment employment) {
    List<Integer> fitting =
        shifts.stream().filter(shift -> all.get(shift).fits(employment)).toList();
    return fitting.isEmpty() ? 0 : fitting.get(random.nextInt(fitting.size()));
  }
}
