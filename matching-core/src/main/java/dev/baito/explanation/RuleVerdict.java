package dev.baito.explanation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one rule decides on a job for a user, with the values it compares. Wages are hourly, in the
 * currency's own unit; cities are names, or codes where there is no name; empty means not given.
 */
public sealed interface RuleVerdict {
  /** Returns whether the job passes the rule. */
  boolean passes();

  /**
   * The job must be active: {@code postedAt <= asOf < expiresAt}.
   *
   * @param asOf the instant of the generation
   */
  record Active(
      boolean passes, Instant asOf, Optional<Instant> postedAt, Optional<Instant> expiresAt)
      implements RuleVerdict {}

  /**
   * The job must be near enough.
   *
   * @param distanceKm between the two cities; empty where one is not given
   */
  record Location(
      boolean passes,
      String userCity,
      String jobCity,
      OptionalDouble distanceKm,
      OptionalDouble maxDistanceKm)
      implements RuleVerdict {}

  /**
   * The job must pay what the user wants.
   *
   * @param unknownPasses whether a job that states no wage passes
   */
  record Salary(
      boolean passes,
      OptionalDouble jobFrom,
      OptionalDouble jobTo,
      OptionalDouble wantedFrom,
      OptionalDouble wantedTo,
      boolean unknownPasses)
      implements RuleVerdict {}

  /**
   * The job must be of a type the user wants.
   *
   * @param wanted the types the user names; none for any
   * @param unknownPasses whether a job that states no type passes
   */
  record EmploymentType(boolean passes, String jobType, List<String> wanted, boolean unknownPasses)
      implements RuleVerdict {
    /** Copies the types. */
    public EmploymentType {
      wanted = List.copyOf(wanted);
    }
  }

  /**
   * The job must have all features that the user requires.
   *
   * @param missing those it has not
   */
  record Features(boolean passes, List<String> required, List<String> missing)
      implements RuleVerdict {
    /** Copies the features. */
    public Features {
      required = List.copyOf(required);
      missing = List.copyOf(missing);
    }
  }

  /**
   * The job must not be one that the user applied to or, where the run says so, acted on.
   *
   * @param anyActionCounts whether the run leaves out all jobs acted on, not just those applied to
   * @param appliedAt when the user last applied to it
   */
  record NotActedOn(boolean passes, boolean anyActionCounts, Optional<Instant> appliedAt)
      implements RuleVerdict {}

  /**
   * The job must not be of an employer to whom the user applied lately.
   *
   * @param employer who posts it
   * @param appliedAt when the user last applied to that employer
   * @param pausedUntil when the pause after that application ends
   */
  record EmployerNotPaused(
      boolean passes, String employer, Optional<Instant> appliedAt, Optional<Instant> pausedUntil)
      implements RuleVerdict {}
}
