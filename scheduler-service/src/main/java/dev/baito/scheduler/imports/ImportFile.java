package dev.baito.scheduler.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The files of an import, in the order they are loaded. */
public enum ImportFile {
  /** Cities, by city_code. */
  CITIES("city_code latitude longitude", "city_code name region_code latitude longitude"),
  /** Jobs, by job_id. */
  JOBS(
      "job_id title",
      "job_id title employer_id city_code category employment_type salary_type "
          + "salary_min salary_max features description posted_at expires_at vector"),
  /** Users, by user_id. */
  USERS(
      "user_id",
      "user_id city_code max_distance_km salary_type salary_min salary_max "
          + "employment_types required_features preferred_categories keywords vector"),
  /** What users did with jobs, by all columns. */
  BEHAVIORS("user_id job_id action occurred_at", "user_id job_id action occurred_at");

  private final String required;
  private final String columns;

  ImportFile(String required, String columns) {
    this.required = required;
    this.columns = columns;
  }

  /** Returns the name by which requests and reports call it, such as {@code jobs}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the columns that must be there. */
  List<String> required() {
    return List.of(required.split(" ", -1));
  }

  /** Returns every column that is read. */
  List<String> columns() {
    return List.of(columns.split(" ", -1));
  }

  /** Returns the file of that name. */
  static Optional<ImportFile> named(String name) {
    return Arrays.stream(values()).filter(file -> file.text().equals(name)).findFirst();
  }
}
