package dev.baito.explanation;

import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;

/** Verdicts in the words of people who help users. */
public final class RuleText {
  private RuleText() {}

  /** Returns the name of a rule, as programs read it. */
  public static String name(RuleVerdict verdict) {
    return switch (verdict) {
      case RuleVerdict.Active _ -> "active";
      case RuleVerdict.Location _ -> "location";
      case RuleVerdict.Salary _ -> "salary";
      case RuleVerdict.EmploymentType _ -> "employment_type";
      case RuleVerdict.Features _ -> "features";
      case RuleVerdict.NotActedOn _ -> "not_acted_on";
      case RuleVerdict.EmployerNotPaused _ -> "employer_not_paused";
    };
  }

  /** Returns what a rule decided and why, as a sentence without a full stop. */
  public static String sentence(RuleVerdict verdict) {
    return switch (verdict) {
      case RuleVerdict.Active active -> active(active);
      case RuleVerdict.Location location -> location(location);
      case RuleVerdict.Salary salary -> salary(salary);
      case RuleVerdict.EmploymentType type -> type(type);
      case RuleVerdict.Features features -> features(features);
      case RuleVerdict.NotActedOn acted -> notActedOn(acted);
      case RuleVerdict.EmployerNotPaused employer -> employer(employer);
    };
  }

  /** Returns what a cap is and how far it is used up, as a sentence without a full stop. */
  public static String sentence(Diversity.Cap cap) {
    return String.format(
        Locale.ROOT,
        "the list takes at most %,d %s of the %s %s, and has %,d better %s",
        cap.most(),
        cap.most() == 1 ? "job" : "jobs",
        cap.kind().name().toLowerCase(Locale.ROOT),
        cap.name(),
        cap.before(),
        cap.before() == 1 ? "one" : "ones");
  }

  private static String active(RuleVerdict.Active active) {
    Instant asOf = active.asOf();
    if (active.passes()) {
      return "the job was open at " + asOf;
    }
    return active
        .expiresAt()
        .filter(expires -> !expires.isAfter(asOf))
        .map(expires -> "the job closed at " + expires + ", before " + asOf + " or then")
        .or(() -> active.postedAt().map(posted -> "the job opens at " + posted + ", after " + asOf))
        .orElse("the job was not open at " + asOf);
  }

  private static String location(RuleVerdict.Location location) {
    if (location.userCity().isEmpty() || location.maxDistanceKm().isEmpty()) {
      return "the user sets no limit to the distance";
    }
    if (location.jobCity().isEmpty()) {
      return "the job is not bound to a city";
    }
    if (location.distanceKm().orElse(0) == 0) {
      return "the job is in the user's own city, " + location.jobCity();
    }
    return "%s is %s from %s, %s the %s the user accepts"
        .formatted(
            location.jobCity(),
            km(location.distanceKm().orElse(0)),
            location.userCity(),
            location.passes() ? "within" : "more than",
            km(location.maxDistanceKm().getAsDouble()));
  }

  private static String salary(RuleVerdict.Salary salary) {
    if (salary.wantedFrom().isEmpty() && salary.wantedTo().isEmpty()) {
      return "the user sets no wage";
    }
    String wanted = range(salary.wantedFrom(), salary.wantedTo());
    if (salary.jobTo().isEmpty()) {
      return "the job states no wage, the user wants %s an hour: this run %s such jobs"
          .formatted(wanted, salary.unknownPasses() ? "accepts" : "leaves out");
    }
    return "the job pays %s an hour, the user wants %s"
        .formatted(range(salary.jobFrom(), salary.jobTo()), wanted);
  }

  private static String range(OptionalDouble from, OptionalDouble to) {
    if (from.equals(to)) {
      return amount(from);
    }
    if (to.isEmpty()) {
      return "at least " + amount(from);
    }
    return from.isEmpty() ? "at most " + amount(to) : amount(from) + " to " + amount(to);
  }

  private static String type(RuleVerdict.EmploymentType type) {
    if (type.wanted().isEmpty()) {
      return "the user takes every employment type";
    }
    String wanted = String.join(" or ", type.wanted());
    if (type.jobType().isEmpty()) {
      return "the job states no employment type, the user wants %s: this run %s such jobs"
          .formatted(wanted, type.unknownPasses() ? "accepts" : "leaves out");
    }
    return "the job is %s, the user wants %s".formatted(type.jobType(), wanted);
  }

  private static String features(RuleVerdict.Features features) {
    if (features.required().isEmpty()) {
      return "the user requires no features";
    }
    return features.passes()
        ? "the job has all that the user requires: " + String.join(", ", features.required())
        : "the job lacks what the user requires: " + String.join(", ", features.missing());
  }

  private static String notActedOn(RuleVerdict.NotActedOn acted) {
    if (acted.passes()) {
      return acted.anyActionCounts()
          ? "the user has done nothing with the job yet"
          : "the user has not applied to the job";
    }
    return acted
        .appliedAt()
        .map(applied -> "the user applied to the job at " + applied)
        .orElse("the user has seen the job, and this run leaves out jobs already seen");
  }

  private static String employer(RuleVerdict.EmployerNotPaused employer) {
    if (employer.employer().isEmpty()) {
      return "the job names no employer";
    }
    if (employer.appliedAt().isEmpty()) {
      return "the user has not applied to the employer, " + employer.employer();
    }
    return "the user applied to the employer, %s, at %s: its jobs %s until %s"
        .formatted(
            employer.employer(),
            employer.appliedAt().get(),
            employer.passes() ? "were left out" : "are left out",
            employer.pausedUntil().orElseThrow());
  }

  private static String km(double km) {
    return String.format(Locale.ROOT, "%,.2f km", km);
  }

  private static String amount(OptionalDouble hourly) {
    return String.format(Locale.ROOT, "%,.2f", hourly.orElse(0));
  }
}
