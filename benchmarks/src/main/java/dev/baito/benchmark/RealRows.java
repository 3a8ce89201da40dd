package dev.baito.benchmark;

import dev.baito.benchmark.DataFolder.Row;
import dev.baito.catalogue.CatalogueJob;
import dev.baito.encoding.JobText;
import dev.baito.place.City;
import dev.baito.user.Action;
import dev.baito.user.Application;
import dev.baito.user.Behavior;
import dev.baito.user.UserInput;
import dev.baito.user.UserProfile;
import dev.baito.vectors.Embedding;
import dev.baito.wage.HourlyWage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/** What stands in the files of a folder, as the engine takes it. Jobs are all taken for open. */
final class RealRows {
  private final List<City> cities;
  private final List<CatalogueJob> jobs;
  private final List<UserInput> users;
  private final Instant asOf;
  private final Map<Long, JobText> texts = new HashMap<>();

  /** What a user did. */
  private record Deed(long userId, Behavior behavior) {}

  RealRows(DataFolder folder) {
    cities =
        folder.read(
            "cities",
            row ->
                new City(
                    row.text("city_code"),
                    row.text("name"),
                    row.text("region_code"),
                    row.decimal("latitude"),
                    row.decimal("longitude")));
    List<Deed> deeds = folder.read("behaviors", RealRows::deed);
    asOf =
        deeds.stream()
            .map(deed -> deed.behavior().occurredAt())
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    Map<Long, Set<Long>> acting = new HashMap<>();
    Map<Long, List<Behavior>> behaviors = new HashMap<>();
    for (Deed deed : deeds) {
      acting.computeIfAbsent(deed.behavior().jobId(), _ -> new HashSet<>()).add(deed.userId());
      behaviors.merge(deed.userId(), List.of(deed.behavior()), RealRows::both);
    }
    jobs =
        folder.read("jobs", row -> job(row, acting)).stream()
            .sorted(Comparator.comparingLong(CatalogueJob::jobId))
            .toList();
    users = folder.read("users", row -> user(row, behaviors));
  }

  List<City> cities() {
    return cities;
  }

  /** Returns the jobs by ascending id, without vectors. */
  List<CatalogueJob> jobs() {
    return jobs;
  }

  /** Returns the users, with all that they did. */
  List<UserInput> users() {
    return users;
  }

  /** Returns when the last thing was done. */
  Instant asOf() {
    return asOf;
  }

  /** Returns what a job says. */
  JobText text(long jobId) {
    return Objects.requireNonNull(texts.get(jobId));
  }

  private CatalogueJob job(Row row, Map<Long, Set<Long>> acting) {
    long jobId = row.number("job_id");
    var text =
        new JobText(
            row.text("title"),
            row.text("category"),
            row.text("employer_id"),
            row.text("employment_type"),
            row.names("features"),
            row.text("description"));
    texts.put(jobId, text);
    long least = row.wage("salary_min");
    long greatest = row.wage("salary_max");
    return new CatalogueJob(
        jobId,
        true,
        text.employer(),
        row.text("city_code"),
        text.category(),
        text.employmentType(),
        least == HourlyWage.UNKNOWN ? greatest : least,
        greatest == HourlyWage.UNKNOWN ? least : greatest,
        text.features(),
        row.instant("posted_at"),
        row.instant("expires_at"),
        acting.getOrDefault(jobId, Set.of()).size(),
        Embedding.NONE);
  }

  private UserInput user(Row row, Map<Long, List<Behavior>> behaviors) {
    long userId = row.number("user_id");
    var profile =
        new UserProfile(
            userId,
            row.text("city_code"),
            row.text("max_distance_km").isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(row.decimal("max_distance_km")),
            row.wage("salary_min"),
            row.wage("salary_max"),
            Set.copyOf(row.names("employment_types")),
            Set.copyOf(row.names("required_features")),
            Set.copyOf(row.names("preferred_categories")),
            row.text("keywords"),
            Embedding.NONE);
    List<Behavior> own = behaviors.getOrDefault(userId, List.of());
    return new UserInput(
        profile,
        own,
        own.stream()
            .filter(behavior -> behavior.action() == Action.APPLY)
            .map(behavior ->
                new Application(
                    behavior.jobId(), text(behavior.jobId()).employer(), behavior.occurredAt()))
            .toList(),
        List.of());
  }

  private static Deed deed(Row row) {
    return new Deed(
        row.number("user_id"),
        new Behavior(
            row.number("job_id"),
            Action.valueOf(row.text("action").toUpperCase(Locale.ROOT)),
            Instant.parse(row.text("occurred_at"))));
  }

  private static List<Behavior> both(List<Behavior> some, List<Behavior> others) {
    List<Behavior> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }
}
