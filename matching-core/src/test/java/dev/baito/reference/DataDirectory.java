package dev.baito.reference;

import dev.baito.reference.CsvFile.Row;
import dev.baito.vectors.Embedding;
import dev.baito.wage.SalaryType;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads a data directory as an import into an empty database does: bad rows are left out. */
public final class DataDirectory {
  private final Map<String, StoredCity> cities = new LinkedHashMap<>();
  private final Map<Long, StoredJob> jobs = new LinkedHashMap<>();
  private final Map<Long, StoredUser> users = new LinkedHashMap<>();
  private final Set<StoredBehavior> behaviors = new LinkedHashSet<>();
  private final Map<String, Integer> badRows = new LinkedHashMap<>();
  private int dimension;

  /** Reads cities, jobs, users and, where there are any, behaviours. */
  public DataDirectory(Path directory) {
    read(directory, "cities", this::city);
    read(directory, "jobs", this::job);
    read(directory, "users", this::user);
    read(directory, "behaviors", this::behavior);
  }

  /** Returns what the good rows hold. */
  public StoredData data() {
    return new StoredData(
        List.copyOf(cities.values()),
        List.copyOf(jobs.values()),
        List.copyOf(users.values()),
        List.copyOf(behaviors));
  }

  /** Returns how many rows of each file were left out. */
  public Map<String, Integer> badRows() {
    return Map.copyOf(badRows);
  }

  private interface RowReader {
    void read(Row row);
  }

  private void read(Path directory, String name, RowReader reader) {
    Path plain = directory.resolve(name + ".csv");
    Path file = Files.exists(plain) ? plain : directory.resolve(name + ".csv.gz");
    if (name.equals("behaviors") && !Files.exists(file)) {
      return;
    }
    badRows.put(name, 0);
    CsvFile.forEach(
        file,
        row -> {
          try {
            reader.read(row);
          } catch (IllegalArgumentException | ArithmeticException | DateTimeException _) {
            badRows.merge(name, 1, Integer::sum);
          }
        });
  }

  private void city(Row row) {
    String code = row.text("city_code");
    double latitude = finite(row.text("latitude"));
    double longitude = finite(row.text("longitude"));
    require(!code.isEmpty() && !cities.containsKey(code));
    require(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180);
    cities.put(code, new StoredCity(code, latitude, longitude));
  }

  private void job(Row row) {
    long jobId = positive(row.text("job_id"));
    require(!jobs.containsKey(jobId) && !row.text("title").isEmpty());
    var job =
        new StoredJob(
            jobId,
            row.text("title"),
            row.text("employer_id"),
            knownCity(row),
            row.text("category"),
            row.text("employment_type"),
            salary(row),
            List.copyOf(names(row.text("features"))),
            row.text("description"),
            instant(row.text("posted_at")),
            instant(row.text("expires_at")),
            vector(row.text("vector")));
    dimension = Math.max(dimension, job.vector().dimension());
    jobs.put(jobId, job);
  }

  private void user(Row row) {
    long userId = positive(row.text("user_id"));
    require(!users.containsKey(userId));
    String distance = row.text("max_distance_km");
    OptionalDouble maxDistanceKm =
        distance.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(finite(distance));
    require(maxDistanceKm.isEmpty() || maxDistanceKm.getAsDouble() >= 0);
    var user =
        new StoredUser(
            userId,
            knownCity(row),
            maxDistanceKm,
            salary(row),
            names(row.text("employment_types")),
            names(row.text("required_features")),
            names(row.text("preferred_categories")),
            row.text("keywords"),
            vector(row.text("vector")));
    dimension = Math.max(dimension, user.vector().dimension());
    users.put(userId, user);
  }

  private void behavior(Row row) {
    long userId = positive(row.text("user_id"));
    long jobId = positive(row.text("job_id"));
    String action = row.text("action");
    Instant occurredAt =
        instant(row.text("occurred_at")).orElseThrow(IllegalArgumentException::new);
    require(users.containsKey(userId) && jobs.containsKey(jobId));
    require(List.of("view", "click", "favorite", "apply").contains(action));
    behaviors.add(new StoredBehavior(userId, jobId, action, occurredAt, 1));
  }

  private String knownCity(Row row) {
    String code = row.text("city_code");
    require(code.isEmpty() || cities.containsKey(code));
    return code;
  }

  private static Salary salary(Row row) {
    Optional<BigDecimal> min = amount(row.text("salary_min"));
    Optional<BigDecimal> max = amount(row.text("salary_max"));
    require(min.isEmpty() || max.isEmpty() || min.get().compareTo(max.get()) <= 0);
    String type = row.text("salary_type");
    if (type.isEmpty()) {
      require(min.isEmpty() && max.isEmpty());
      return Salary.NONE;
    }
    return new Salary(SalaryType.valueOf(type), min, max);
  }

  private static Optional<BigDecimal> amount(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var amount = new BigDecimal(text);
    require(amount.signum() >= 0 && amount.stripTrailingZeros().scale() <= 4);
    return Optional.of(amount);
  }

  private Embedding vector(String base64) {
    if (base64.isEmpty()) {
      return Embedding.NONE;
    }
    Embedding vector = Embedding.fromLittleEndian(Base64.getDecoder().decode(base64));
    require(vector.dimension() > 0 && (dimension == 0 || vector.dimension() == dimension));
    return vector;
  }

  private static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    Arrays.stream(text.split("\\|", -1)).map(String::strip).forEach(names::add);
    names.remove("");
    return names;
  }

  private static Optional<Instant> instant(String text) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.MICROS));
  }

  private static long positive(String text) {
    long number = Long.parseLong(text);
    require(number > 0);
    return number;
  }

  private static double finite(String text) {
    return new BigDecimal(text).doubleValue();
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException();
    }
  }
}
