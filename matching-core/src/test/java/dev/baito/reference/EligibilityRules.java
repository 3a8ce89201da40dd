package dev.baito.reference;

import dev.baito.run.SeenPolicy;
import dev.baito.run.UnknownPolicy;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules 2 to 6 for one user; rule 1 is held by asking about active jobs only. */
final class EligibilityRules {
  /** An active job with what every user's rules need of it. */
  record Subject(
      StoredJob job,
      Set<String> features,
      Optional<BigDecimal> lowerBound,
      Optional<BigDecimal> upperBound) {
    static Subject of(StoredJob job) {
      Salary salary = job.salary();
      return new Subject(
          job,
          Set.copyOf(job.features()),
          salary.minOf1920Hours().or(salary::maxOf1920Hours),
          salary.maxOf1920Hours().or(salary::minOf1920Hours));
    }
  }

  private final StoredUser user;
  private final boolean unknownPasses;
  private final Map<String, StoredCity> cities;
  private final Optional<BigDecimal> wishedMin;
  private final Optional<BigDecimal> wishedMax;
  private final Map<String, Boolean> cityPasses = new HashMap<>();
  private final Set<Long> excludedJobs = new HashSet<>();
  private final Set<String> pausedEmployers = new HashSet<>();

  /**
   * @param behaviors every behaviour of the user up to the mark, of any time
   */
  EligibilityRules(
      StoredUser user,
      List<StoredBehavior> behaviors,
      Map<Long, StoredJob> jobs,
      Map<String, StoredCity> cities,
      Question question) {
    this.user = user;
    this.cities = cities;
    unknownPasses = question.match().unknown() == UnknownPolicy.ACCEPT;
    wishedMin = user.salary().minOf1920Hours();
    wishedMax = user.salary().maxOf1920Hours();
    for (StoredBehavior behavior : behaviors) {
      if (behavior.occurredAt().isAfter(question.asOf())) {
        continue;
      }
      boolean application = behavior.action().equals("apply");
      if (application || question.match().excludeSeen() == SeenPolicy.ANY) {
        excludedJobs.add(behavior.jobId());
      }
      StoredJob job = jobs.get(behavior.jobId());
      if (application
          && job != null
          && !job.employerId().isEmpty()
          && Time.within(behavior.occurredAt(), question.employerPause(), question.asOf())) {
        pausedEmployers.add(job.employerId());
      }
    }
  }

  boolean allow(Subject subject) {
    StoredJob job = subject.job();
    return cityPasses.computeIfAbsent(job.cityCode(), this::location)
        && salary(subject)
        && employmentType(job)
        && features(subject)
        && notActedOn(job)
        && employerNotPaused(job);
  }

  boolean features(Subject subject) {
    return subject.features().containsAll(user.requiredFeatures());
  }

  boolean notActedOn(StoredJob job) {
    return !excludedJobs.contains(job.jobId());
  }

  boolean employerNotPaused(StoredJob job) {
    return !pausedEmployers.contains(job.employerId());
  }

  boolean location(String jobCity) {
    if (user.cityCode().isEmpty() || user.maxDistanceKm().isEmpty()) {
      return true;
    }
    if (jobCity.isEmpty() || jobCity.equals(user.cityCode())) {
      return true;
    }
    return Haversine.km(city(user.cityCode()), city(jobCity)) <= user.maxDistanceKm().getAsDouble();
  }

  private StoredCity city(String code) {
    StoredCity city = cities.get(code);
    if (city == null) {
      throw new IllegalArgumentException("no such city: " + code);
    }
    return city;
  }

  boolean salary(Subject subject) {
    if (!user.salary().stated()) {
      return true;
    }
    if (!subject.job().salary().stated()) {
      return unknownPasses;
    }
    boolean enough =
        wishedMin.isEmpty() || subject.upperBound().orElseThrow().compareTo(wishedMin.get()) >= 0;
    boolean notTooMuch =
        wishedMax.isEmpty() || subject.lowerBound().orElseThrow().compareTo(wishedMax.get()) <= 0;
    return enough && notTooMuch;
  }

  boolean employmentType(StoredJob job) {
    if (user.employmentTypes().isEmpty()) {
      return true;
    }
    if (job.employmentType().isEmpty()) {
      return unknownPasses;
    }
    return user.employmentTypes().contains(job.employmentType());
  }
}
