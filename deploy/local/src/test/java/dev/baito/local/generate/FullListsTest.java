package dev.baito.local.generate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.baito.wage.HourlyWage;
import dev.baito.wage.SalaryType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every generated user has a full list: judged from the files alone, by the plain rules. */
final class FullListsTest {
  @TempDir Path folder;

  @Test
  void generate_everyUser_hasFortyEligibleJobs() throws Exception {
    Generated data = Generated.make(folder, Generated.settings(100, 1500, 3, 2));
    Map<String, NamedCsvRecord> cities = data.byKey("cities.csv", "city_code");
    Map<String, NamedCsvRecord> jobs = data.byKey("jobs.csv", "job_id");
    Map<String, Set<String>> acted = new HashMap<>();
    Map<String, Set<String>> employersAppliedTo = new HashMap<>();
    for (NamedCsvRecord row : data.rows("behaviors.csv")) {
      String user = row.getField("user_id");
      String job = row.getField("job_id");
      acted.computeIfAbsent(user, _ -> new HashSet<>()).add(job);
      if (row.getField("action").equals("apply")) {
        employersAppliedTo
            .computeIfAbsent(user, _ -> new HashSet<>())
            .add(requireNonNull(jobs.get(job)).getField("employer_id"));
      }
    }
    List<Job> active = jobs.values().stream().filter(FullListsTest::active).map(Job::of).toList();

    for (NamedCsvRecord user : data.rows("users.csv")) {
      String id = user.getField("user_id");
      Set<String> seen = acted.getOrDefault(id, Set.of());
      Set<String> employers = employersAppliedTo.getOrDefault(id, Set.of());
      long eligible =
          active.stream()
              .filter(job -> !seen.contains(job.row().getField("job_id")))
              .filter(job ->
                  job.row().getField("employer_id").isEmpty()
                      || !employers.contains(job.row().getField("employer_id")))
              .filter(job -> suits(user, job) && near(cities, user, job.row()))
              .count();
      assertThat(eligible).as("eligible jobs of user %s", id).isGreaterThanOrEqualTo(40);
    }
  }

  private record Job(NamedCsvRecord row, Set<String> features) {
    static Job of(NamedCsvRecord row) {
      return new Job(row, Set.copyOf(Generated.split(row.getField("features"))));
    }
  }

  /* unknown=reject: a job that does not state what a user wishes for fails. */
  private static boolean suits(NamedCsvRecord user, Job job) {
    List<String> types = Generated.split(user.getField("employment_types"));
    return (types.isEmpty() || types.contains(job.row().getField("employment_type")))
        && job.features().containsAll(Generated.split(user.getField("required_features")))
        && payFits(user, job.row());
  }

  private static boolean payFits(NamedCsvRecord user, NamedCsvRecord job) {
    long least = pay(user, "salary_min", "salary_min");
    long most = pay(user, "salary_max", "salary_max");
    long upper = pay(job, "salary_max", "salary_min");
    long lower = pay(job, "salary_min", "salary_max");
    return (least == HourlyWage.UNKNOWN || upper >= least)
        && (most == HourlyWage.UNKNOWN || (lower != HourlyWage.UNKNOWN && lower <= most));
  }

  private static long pay(NamedCsvRecord row, String column, String otherwise) {
    String amount = row.getField(column).isEmpty() ? row.getField(otherwise) : row.getField(column);
    return amount.isEmpty()
        ? HourlyWage.UNKNOWN
        : HourlyWage.exact(new BigDecimal(amount), SalaryType.valueOf(row.getField("salary_type")));
  }

  private static boolean near(
      Map<String, NamedCsvRecord> cities, NamedCsvRecord user, NamedCsvRecord job) {
    String limit = user.getField("max_distance_km");
    if (limit.isEmpty()
        || job.getField("city_code").isEmpty()
        || job.getField("city_code").equals(user.getField("city_code"))) {
      return true;
    }
    NamedCsvRecord home = requireNonNull(cities.get(user.getField("city_code")));
    NamedCsvRecord work = requireNonNull(cities.get(job.getField("city_code")));
    return haversineKm(home, work) <= Double.parseDouble(limit);
  }

  private static double haversineKm(NamedCsvRecord a, NamedCsvRecord b) {
    double latitudeA = Math.toRadians(Double.parseDouble(a.getField("latitude")));
    double latitudeB = Math.toRadians(Double.parseDouble(b.getField("latitude")));
    double east =
        Math.toRadians(
            Double.parseDouble(b.getField("longitude"))
                - Double.parseDouble(a.getField("longitude")));
    double northSine = Math.sin((latitudeB - latitudeA) / 2);
    double eastSine = Math.sin(east / 2);
    double h =
        northSine * northSine + Math.cos(latitudeA) * Math.cos(latitudeB) * eastSine * eastSine;
    return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(h)));
  }

  private static boolean active(NamedCsvRecord job) {
    String expires = job.getField("expires_at");
    return expires.isEmpty() || GeneratorSettings.DEFAULT_AS_OF.isBefore(Instant.parse(expires));
  }
}
