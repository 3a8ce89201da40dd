package dev.baito.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Every verdict reads as a sentence with the values in it. */
class RuleTextTest {
  private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant BEFORE = AS_OF.minus(Duration.ofDays(1));
  private static final Instant AFTER = AS_OF.plus(Duration.ofDays(1));

  private static void assertSays(RuleVerdict verdict, String sentence) {
    assertThat(RuleText.sentence(verdict)).isEqualTo(sentence);
  }

  private static RuleVerdict active(boolean passes, Instant postedAt, Instant expiresAt) {
    return new RuleVerdict.Active(passes, AS_OF, Optional.of(postedAt), Optional.of(expiresAt));
  }

  @Test
  void active_saysWhenItOpensOrClosed() {
    assertSays(active(true, BEFORE, AFTER), "the job was open at 2026-03-01T00:00:00Z");
    assertSays(
        active(false, BEFORE, AS_OF),
        "the job closed at 2026-03-01T00:00:00Z, before 2026-03-01T00:00:00Z or then");
    assertSays(
        active(false, AFTER, AFTER.plusSeconds(1)),
        "the job opens at 2026-03-02T00:00:00Z, after 2026-03-01T00:00:00Z");
  }

  private static RuleVerdict location(
      boolean passes, String userCity, String jobCity, double km, double max) {
    return new RuleVerdict.Location(
        passes,
        userCity,
        jobCity,
        jobCity.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(km),
        max < 0 ? OptionalDouble.empty() : OptionalDouble.of(max));
  }

  @Test
  void location_saysHowFarAndHowFarAtMost() {
    assertSays(location(true, "A", "B", 9, -1), "the user sets no limit to the distance");
    assertSays(location(true, "A", "", 0, 5), "the job is not bound to a city");
    assertSays(location(true, "A", "A", 0, 5), "the job is in the user's own city, A");
    assertSays(
        location(true, "A", "B", 4.26, 5),
        "B is 4.26 km from A, within the 5.00 km the user accepts");
    assertSays(
        location(false, "A", "B", 1234.5, 5),
        "B is 1,234.50 km from A, more than the 5.00 km the user accepts");
  }

  private static RuleVerdict salary(double from, double to, double wantedFrom, double wantedTo) {
    return new RuleVerdict.Salary(
        true, amount(from), amount(to), amount(wantedFrom), amount(wantedTo), false);
  }

  private static OptionalDouble amount(double amount) {
    return amount < 0 ? OptionalDouble.empty() : OptionalDouble.of(amount);
  }

  @Test
  void salary_saysBothRanges() {
    assertSays(salary(900, 900, -1, -1), "the user sets no wage");
    assertSays(
        salary(1000, 1500, 1200, -1),
        "the job pays 1,000.00 to 1,500.00 an hour, the user wants at least 1,200.00");
    assertSays(
        salary(1000, 1000, 800, 900),
        "the job pays 1,000.00 an hour, the user wants 800.00 to 900.00");
    assertSays(
        salary(-1, -1, -1, 900),
        "the job states no wage, the user wants at most 900.00 an hour:"
            + " this run leaves out such jobs");
  }

  @Test
  void employmentType_saysWhatIsWanted() {
    assertSays(
        new RuleVerdict.EmploymentType(true, "full", List.of(), true),
        "the user takes every employment type");
    assertSays(
        new RuleVerdict.EmploymentType(false, "full", List.of("part", "temp"), true),
        "the job is full, the user wants part or temp");
    assertSays(
        new RuleVerdict.EmploymentType(true, "", List.of("part"), true),
        "the job states no employment type, the user wants part: this run accepts such jobs");
  }

  @Test
  void features_sayWhatIsMissing() {
    assertSays(
        new RuleVerdict.Features(true, List.of(), List.of()), "the user requires no features");
    assertSays(
        new RuleVerdict.Features(true, List.of("a", "b"), List.of()),
        "the job has all that the user requires: a, b");
    assertSays(
        new RuleVerdict.Features(false, List.of("a", "b"), List.of("b")),
        "the job lacks what the user requires: b");
  }

  @Test
  void actedOn_saysWhatTheUserDid() {
    assertSays(
        new RuleVerdict.NotActedOn(true, false, Optional.empty()),
        "the user has not applied to the job");
    assertSays(
        new RuleVerdict.NotActedOn(true, true, Optional.empty()),
        "the user has done nothing with the job yet");
    assertSays(
        new RuleVerdict.NotActedOn(false, false, Optional.of(BEFORE)),
        "the user applied to the job at 2026-02-28T00:00:00Z");
    assertSays(
        new RuleVerdict.NotActedOn(false, true, Optional.empty()),
        "the user has seen the job, and this run leaves out jobs already seen");
  }

  @Test
  void cap_saysHowFarItIsUsedUp() {
    assertThat(RuleText.sentence(new Diversity.Cap(Diversity.Kind.EMPLOYER, "E", 1, 1)))
        .isEqualTo("the list takes at most 1 job of the employer E, and has 1 better one");
    assertThat(RuleText.sentence(new Diversity.Cap(Diversity.Kind.CATEGORY, "care", 2_000, 0)))
        .isEqualTo("the list takes at most 2,000 jobs of the category care, and has 0 better ones");
  }

  @Test
  void employer_saysUntilWhenItIsPaused() {
    assertSays(
        new RuleVerdict.EmployerNotPaused(true, "", Optional.empty(), Optional.empty()),
        "the job names no employer");
    assertSays(
        new RuleVerdict.EmployerNotPaused(true, "E", Optional.empty(), Optional.empty()),
        "the user has not applied to the employer, E");
    assertSays(
        new RuleVerdict.EmployerNotPaused(false, "E", Optional.of(BEFORE), Optional.of(AFTER)),
        "the user applied to the employer, E, at 2026-02-28T00:00:00Z:"
            + " its jobs are left out until 2026-03-02T00:00:00Z");
  }
}
