package dev.baito.explanation;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.Dictionary;
import dev.baito.catalogue.JobBlock;
import dev.baito.eligibility.RuleChecks;
import dev.baito.place.City;
import dev.baito.place.GreatCircle;
import dev.baito.run.MatchSettings;
import dev.baito.run.SeenPolicy;
import dev.baito.run.UnknownPolicy;
import dev.baito.user.Application;
import dev.baito.user.UserInput;
import dev.baito.user.UserProfile;
import dev.baito.wage.HourlyWage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/** Puts the values that were compared to what the rules decided. */
final class Verdicts {
  private final CatalogueHeader header;
  private final MatchSettings settings;
  private final Instant asOf;

  Verdicts(CatalogueHeader header, MatchSettings settings, Instant asOf) {
    this.header = header;
    this.settings = settings;
    this.asOf = asOf;
  }

  /** Returns the verdicts on the job of a row, in the order of the rules. */
  List<RuleVerdict> of(UserInput user, JobBlock block, int row, RuleChecks checks) {
    UserProfile profile = user.profile();
    return List.of(
        new RuleVerdict.Active(
            checks.active(), header.asOf(), block.postedAt(row), block.expiresAt(row)),
        location(checks.location(), profile, block.cities()[row]),
        salary(checks.wage(), profile, block, row),
        new RuleVerdict.EmploymentType(
            checks.type(),
            name(header.dictionaries().employmentTypes(), block.employmentTypes()[row]),
            sorted(profile.employmentTypes()),
            unknownPasses()),
        features(checks.features(), profile, block, row),
        new RuleVerdict.NotActedOn(
            checks.notActedOn(),
            settings.excludeSeen() == SeenPolicy.ANY,
            lastApplication(user, application -> application.jobId() == block.jobId(row))),
        employer(checks.employerNotPaused(), user, block.employers()[row]));
  }

  private RuleVerdict.Location location(boolean passes, UserProfile profile, int jobCity) {
    int userCity =
        profile.cityCode().isEmpty()
            ? JobBlock.NONE
            : header.dictionaries().cities().number(profile.cityCode());
    OptionalDouble distanceKm = OptionalDouble.empty();
    if (userCity != JobBlock.NONE && jobCity != JobBlock.NONE) {
      City from = header.cities().get(userCity);
      City to = header.cities().get(jobCity);
      distanceKm =
          OptionalDouble.of(
              userCity == jobCity
                  ? 0
                  : GreatCircle.distanceKm(
                      from.latitude(), from.longitude(), to.latitude(), to.longitude()));
    }
    return new RuleVerdict.Location(
        passes,
        userCity == JobBlock.NONE ? profile.cityCode() : cityName(userCity),
        jobCity == JobBlock.NONE ? "" : cityName(jobCity),
        distanceKm,
        profile.maxDistanceKm());
  }

  private String cityName(int number) {
    City city = header.cities().get(number);
    return city.name().isEmpty() ? city.code() : city.name();
  }

  private RuleVerdict.Salary salary(boolean passes, UserProfile profile, JobBlock block, int row) {
    return new RuleVerdict.Salary(
        passes,
        hourly(block.wageLower()[row]),
        hourly(block.wageUpper()[row]),
        hourly(profile.wageMin()),
        hourly(profile.wageMax()),
        unknownPasses());
  }

  static OptionalDouble hourly(long exact) {
    return exact == HourlyWage.UNKNOWN
        ? OptionalDouble.empty()
        : OptionalDouble.of(HourlyWage.toDouble(exact));
  }

  private RuleVerdict.Features features(
      boolean passes, UserProfile profile, JobBlock block, int row) {
    Dictionary features = header.dictionaries().features();
    List<String> required = sorted(profile.requiredFeatures());
    return new RuleVerdict.Features(
        passes,
        required,
        required.stream().filter(name -> !block.hasFeature(row, features.number(name))).toList());
  }

  private RuleVerdict.EmployerNotPaused employer(boolean passes, UserInput user, int number) {
    String employer = name(header.dictionaries().employers(), number);
    Optional<Instant> appliedAt =
        employer.isEmpty()
            ? Optional.empty()
            : lastApplication(user, application -> application.employerId().equals(employer));
    return new RuleVerdict.EmployerNotPaused(
        passes,
        employer,
        appliedAt,
        appliedAt.map(applied -> applied.plus(header.settings().employerPause())));
  }

  private Optional<Instant> lastApplication(UserInput user, Predicate<Application> which) {
    return user.applications().stream()
        .filter(application -> !application.occurredAt().isAfter(asOf))
        .filter(which)
        .map(Application::occurredAt)
        .max(Comparator.naturalOrder());
  }

  private boolean unknownPasses() {
    return settings.unknown() == UnknownPolicy.ACCEPT;
  }

  static String name(Dictionary dictionary, int number) {
    return number == JobBlock.NONE ? "" : dictionary.name(number);
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
