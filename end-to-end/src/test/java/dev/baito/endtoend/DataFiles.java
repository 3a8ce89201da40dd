package dev.baito.endtoend;

import dev.baito.reference.Salary;
import dev.baito.reference.StoredBehavior;
import dev.baito.reference.StoredCity;
import dev.baito.reference.StoredData;
import dev.baito.reference.StoredJob;
import dev.baito.reference.StoredUser;
import dev.baito.vectors.Embedding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes stored data as the files of an import. */
final class DataFiles {
  private DataFiles() {}

  static Path write(StoredData data, Path folder) {
    try {
      Files.createDirectories(folder);
      file(folder, "cities", "city_code,latitude,longitude", data.cities(), DataFiles::city);
      file(
          folder,
          "jobs",
          "job_id,title,employer_id,city_code,category,employment_type,salary_type,salary_min,"
              + "salary_max,features,description,posted_at,expires_at,vector",
          data.jobs(),
          DataFiles::job);
      file(
          folder,
          "users",
          "user_id,city_code,max_distance_km,salary_type,salary_min,salary_max,employment_types,"
              + "required_features,preferred_categories,keywords,vector",
          data.users(),
          DataFiles::user);
      file(
          folder,
          "behaviors",
          "user_id,job_id,action,occurred_at",
          data.behaviors(),
          DataFiles::behavior);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface RowOf<T> {
    List<Object> cells(T value);
  }

  private static <T> void file(
      Path folder, String name, String header, List<T> values, RowOf<T> row) throws IOException {
    List<String> lines =
        Stream.concat(
                Stream.of(header),
                values.stream()
                    .map(value ->
                        row.cells(value).stream()
                            .map(DataFiles::quoted)
                            .collect(Collectors.joining(","))))
            .toList();
    Files.write(folder.resolve(name + ".csv"), lines);
  }

  private static String quoted(Object cell) {
    return '"' + cell.toString().replace("\"", "\"\"") + '"';
  }

  private static List<Object> city(StoredCity city) {
    return List.of(city.code(), city.latitude(), city.longitude());
  }

  private static List<Object> job(StoredJob job) {
    return List.of(
        job.jobId(),
        job.title(),
        job.employerId(),
        job.cityCode(),
        job.category(),
        job.employmentType(),
        job.salary().stated() ? job.salary().type() : "",
        amount(job.salary().min()),
        amount(job.salary().max()),
        names(job.features()),
        job.description(),
        job.postedAt().map(Instant::toString).orElse(""),
        job.expiresAt().map(Instant::toString).orElse(""),
        vector(job.vector()));
  }

  private static List<Object> user(StoredUser user) {
    Salary wanted = user.salary();
    return List.of(
        user.userId(),
        user.cityCode(),
        user.maxDistanceKm().isPresent() ? user.maxDistanceKm().getAsDouble() : "",
        wanted.stated() ? wanted.type() : "",
        amount(wanted.min()),
        amount(wanted.max()),
        names(user.employmentTypes()),
        names(user.requiredFeatures()),
        names(user.preferredCategories()),
        user.keywords(),
        vector(user.vector()));
  }

  private static List<Object> behavior(StoredBehavior behavior) {
    return List.of(behavior.userId(), behavior.jobId(), behavior.action(), behavior.occurredAt());
  }

  private static String amount(Optional<BigDecimal> amount) {
    return amount.map(BigDecimal::toPlainString).orElse("");
  }

  private static String names(Collection<String> names) {
    return String.join("|", names);
  }

  private static String vector(Embedding vector) {
    return Base64.getEncoder().encodeToString(vector.toLittleEndian());
  }
}
