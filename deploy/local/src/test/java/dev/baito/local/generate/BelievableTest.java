package dev.baito.local.generate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.baito.wage.SalaryType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a job says of itself agrees, and users look at what they look for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BelievableTest {
  private static final Vocabulary WORDS = Vocabulary.load();

  private List<NamedCsvRecord> jobs = List.of();
  private Map<String, NamedCsvRecord> jobsById = Map.of();
  private Map<String, NamedCsvRecord> users = Map.of();
  private Map<String, NamedCsvRecord> cities = Map.of();
  private List<NamedCsvRecord> behaviors = List.of();

  @BeforeAll
  void generate(@TempDir Path folder) throws Exception {
    Generated data = Generated.make(folder, Generated.settings(300, 8_000, 9, 2));
    jobs = data.rows("jobs.csv");
    jobsById = data.byKey("jobs.csv", "job_id");
    users = data.byKey("users.csv", "user_id");
    cities = data.byKey("cities.csv", "city_code");
    behaviors = data.rows("behaviors.csv");
  }

  @Test
  void title_namesAnOccupationOfTheCategory() {
    for (NamedCsvRecord job : jobs) {
      assertThat(WORDS.occupations())
          .as(job.toString())
          .anyMatch(occupation ->
              job.getField("title").contains(occupation.name())
                  && category(occupation).equals(job.getField("category")));
    }
  }

  @Test
  void appealsOfTitles_areOfTheJobsFeatures() {
    List<Feature> all = Feature.load();
    for (NamedCsvRecord job : jobs) {
      String title = job.getField("title");
      if (title.contains("【")) {
        String appeals = title.substring(title.indexOf('【') + 1, title.indexOf('】'));
        List<String> carried = Generated.split(job.getField("features"));
        for (Feature feature : all) {
          if (List.of(appeals.split("・")).contains(feature.phrase())) {
            assertThat(carried).as(title).contains(feature.name());
          }
        }
      }
    }
  }

  @Test
  void descriptions_areSeveralSentencesAndTellTheWage() {
    for (NamedCsvRecord job : jobs) {
      String description = job.getField("description");
      assertThat(description.chars().filter(c -> c == '。').count())
          .as(description)
          .isGreaterThanOrEqualTo(5);
      assertThat(description).doesNotContain("{").doesNotContain("-1");
      if (job.getField("salary_type").equals("HOURLY") && !job.getField("salary_min").isEmpty()) {
        assertThat(description).contains("時給").contains(job.getField("salary_min") + "円");
      }
      if (description.contains("深夜割増") || description.contains("月4回ほどの夜勤")) {
        assertThat(job.getField("features")).as(description).contains("night-shift");
      }
    }
  }

  @Test
  void wages_areNoLessThanThePrefecturesLeast_andAQuarterMoreByNight() {
    Map<String, Integer> least =
        Prefecture.load().stream()
            .collect(Collectors.toMap(Prefecture::code, Prefecture::leastHourly));
    for (NamedCsvRecord job : jobs) {
      NamedCsvRecord city = cities.get(job.getField("city_code"));
      if (city != null && !job.getField("salary_min").isEmpty()) {
        boolean night = job.getField("description").contains("深夜割増25%");
        assertThat(hourly(job))
            .as(job.toString())
            .isGreaterThanOrEqualTo(
                requireNonNull(least.get(city.getField("region_code"))) * (night ? 1.25 : 1));
      }
    }
    assertThat(mean("13")).isGreaterThan(1.1 * mean("47"));
  }

  private double mean(String region) {
    OptionalDouble mean =
        jobs.stream()
            .filter(job -> job.getField("salary_type").equals("HOURLY"))
            .filter(job -> !job.getField("salary_min").isEmpty())
            .filter(job -> job.getField("city_code").startsWith(region))
            .mapToDouble(BelievableTest::hourly)
            .average();
    return mean.orElseThrow();
  }

  private static double hourly(NamedCsvRecord job) {
    return Double.parseDouble(job.getField("salary_min"))
        / SalaryType.valueOf(job.getField("salary_type")).hours();
  }

  @Test
  void features_thatExcludeEachOther_areNeverOnOneJob() {
    List<Feature> all = Feature.load();
    for (NamedCsvRecord job : jobs) {
      List<String> carried = Generated.split(job.getField("features"));
      for (Feature feature : all) {
        if (carried.contains(feature.name()) && !feature.without().isEmpty()) {
          assertThat(carried).doesNotContainAnyElementsOf(feature.without());
        }
      }
    }
  }

  @Test
  void employers_areOfOneCategory_andPostMoreThanOneJob() {
    Map<String, String> categories = new HashMap<>();
    for (NamedCsvRecord job : jobs) {
      String employer = job.getField("employer_id");
      String known = categories.putIfAbsent(employer, job.getField("category"));
      assertThat(known == null || employer.isEmpty() || known.equals(job.getField("category")))
          .as(employer)
          .isTrue();
    }
    assertThat(categories).hasSizeBetween(1_000, 4_000);
  }

  @Test
  void employersNames_areNeverShared() {
    World world = World.of(Generated.settings(0, 2_000_000, 1, 1));
    int count = world.employers().count();

    assertThat(count).isGreaterThan(50_000);
    assertThat(
            IntStream.range(0, count).mapToObj(world.employers()::name).collect(Collectors.toSet()))
        .hasSize(count);
  }

  @Test
  void behaviors_areMostlyOfPreferredCategoriesAndNearHome() {
    int fitting = 0;
    int near = 0;
    int placed = 0;
    for (NamedCsvRecord behavior : behaviors) {
      NamedCsvRecord user = requireNonNull(users.get(behavior.getField("user_id")));
      NamedCsvRecord job = requireNonNull(jobsById.get(behavior.getField("job_id")));
      List<String> preferred = Generated.split(user.getField("preferred_categories"));
      fitting += preferred.contains(job.getField("category")) ? 1 : 0;
      if (!job.getField("city_code").isEmpty()) {
        placed++;
        near += nearby(user, job) ? 1 : 0;
      }
    }
    assertThat((double) fitting / behaviors.size()).isGreaterThan(0.75);
    assertThat((double) near / placed).isGreaterThan(0.9);
  }

  private boolean nearby(NamedCsvRecord user, NamedCsvRecord job) {
    NamedCsvRecord home = requireNonNull(cities.get(user.getField("city_code")));
    NamedCsvRecord work = requireNonNull(cities.get(job.getField("city_code")));
    return Math.abs(degrees(home, "latitude") - degrees(work, "latitude")) < 0.4
        && Math.abs(degrees(home, "longitude") - degrees(work, "longitude")) < 0.55;
  }

  private static double degrees(NamedCsvRecord city, String column) {
    return Double.parseDouble(city.getField(column));
  }

  @Test
  void keywords_areWordsOfThePreferredCategory() {
    for (NamedCsvRecord user : users.values()) {
      String first = Generated.split(user.getField("preferred_categories")).getFirst();
      assertThat(WORDS.occupations())
          .as(user.toString())
          .anyMatch(occupation ->
              category(occupation).equals(first)
                  && occupation.words().stream().anyMatch(user.getField("keywords")::contains));
    }
  }

  private static String category(Occupation occupation) {
    return WORDS.categories().get(occupation.category()).name();
  }
}
