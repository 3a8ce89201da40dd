package dev.baito.encoding;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a job says. Unknown texts are empty.
 *
 * @param title its title
 * @param category its category
 * @param employer who posts it: a name or an identifier
 * @param employmentType its employment type
 * @param features its features
 * @param description its description
 */
public record JobText(
    String title,
    String category,
    String employer,
    String employmentType,
    List<String> features,
    String description) {
  /** Refuses nulls. */
  public JobText {
    requireNonNull(title);
    requireNonNull(category);
    requireNonNull(employer);
    requireNonNull(employmentType);
    features = List.copyOf(features);
    requireNonNull(description);
  }
}
