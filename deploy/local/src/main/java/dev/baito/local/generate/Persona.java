package dev.baito.local.generate;

import java.util.List;

/**
 * A kind of people who look for work.
 *
 * @param weight its share, relative to the others'
 * @param employments the types of employment it looks for
 * @param features the tags it may insist on, each as one bit
 * @param words what it searches for besides the kind of work
 */
record Persona(
    double weight, List<Employment> employments, List<Long> features, List<String> words) {

  static List<Persona> load(Features features) {
    return Resources.rows("personas.csv").stream()
        .map(row ->
            new Persona(
                Double.parseDouble(row.getField("weight")),
                Resources.split(row.getField("employments")).stream()
                    .map(Employment::valueOf)
                    .toList(),
                Resources.split(row.getField("features")).stream().map(features::bits).toList(),
                Resources.split(row.getField("words"))))
        .toList();
  }

  boolean permanent() {
    return employments.contains(Employment.FULL_TIME);
  }
}
