package dev.baito.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baito.run.MatchSettings;
import dev.baito.vectors.Embedding;
import dev.baito.wage.SalaryType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The reference against examples worked by hand. */
class ReferenceTest {
  private static final Instant AS_OF = Instant.parse("2025-06-15T00:00:00Z");
  private static final StoredUser ANYONE = user(Salary.NONE, Embedding.NONE);

  private static StoredJob job(long jobId, Salary salary, Embedding vector) {
    return new StoredJob(
        jobId,
        "",
        "",
        "",
        "cat",
        "",
        salary,
        List.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        vector);
  }

  private static StoredUser user(Salary salary, Embedding vector) {
    return new StoredUser(
        1, "", OptionalDouble.empty(), salary, Set.of(), Set.of(), Set.of(), "", vector);
  }

  private static Salary salary(SalaryType type, String min, String max) {
    return new Salary(type, amount(min), amount(max));
  }

  private static Optional<BigDecimal> amount(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
  }

  private static Embedding vector(float first, float second) {
    return Embedding.of(first, second, 0, 0, 0, 0, 0, 0);
  }

  private static StoredBehavior behavior(long jobId, String action, Duration ago) {
    return new StoredBehavior(1, jobId, action, AS_OF.minus(ago), 1);
  }

  private static Reference reference(List<StoredJob> jobs, StoredBehavior... behaviors) {
    return new Reference(
        new StoredData(List.of(), jobs, List.of(ANYONE), List.of(behaviors)),
        Question.at(AS_OF, MatchSettings.DEFAULT));
  }

  @Test
  void static_ofAJobThatStatesNothing_isHalfTheWageAndHalfTheFreshness() {
    StoredJob job = job(1, Salary.NONE, Embedding.NONE);
    assertThat(reference(List.of(job)).statics().of(job)).isCloseTo(0.35, within(1e-15));
  }

  @Test
  void static_ofTwoWages_isOneDeviationEachWay() {
    StoredJob low = job(1, salary(SalaryType.HOURLY, "10", "20"), Embedding.NONE);
    StoredJob high = job(2, salary(SalaryType.DAILY, "", "800"), Embedding.NONE);
    StaticScores statics = reference(List.of(low, high)).statics();
    assertThat(statics.of(low)).isCloseTo(0.4 * 0.25 + 0.15, within(1e-12));
    assertThat(statics.of(high)).isCloseTo(0.4 * 0.75 + 0.15, within(1e-12));
  }

  @Test
  void static_ofPopularity_isLogarithmicInDistinctUsers() {
    List<StoredJob> jobs =
        List.of(job(1, Salary.NONE, Embedding.NONE), job(2, Salary.NONE, Embedding.NONE));
    List<StoredBehavior> behaviors = new ArrayList<>();
    for (int user = 1; user <= 7; user++) {
      behaviors.add(new StoredBehavior(user, 1, "view", AS_OF, 1));
      behaviors.add(new StoredBehavior(user, 1, "click", AS_OF, 1));
    }
    behaviors.add(new StoredBehavior(1, 2, "view", AS_OF, 1));
    StaticScores statics = reference(jobs, behaviors.toArray(StoredBehavior[]::new)).statics();
    assertThat(statics.of(jobs.get(0))).isCloseTo(0.35 + 0.3, within(1e-12));
    assertThat(statics.of(jobs.get(1))).isCloseTo(0.35 + 0.3 / 3, within(1e-12)); // ln 2 / ln 8
  }

  @Test
  void vectorOf_twoBehaviors_isTheirWeightedSumOfUnitLength() {
    Reference reference =
        reference(
            List.of(job(1, Salary.NONE, vector(1, 0)), job(2, Salary.NONE, vector(0, 1))),
            behavior(1, "favorite", Duration.ofDays(14)), // 4 * 0.5
            behavior(2, "view", Duration.ZERO)); // 1
    float[] vector = reference.vectorOf(ANYONE);
    assertThat(vector[0]).isEqualTo((float) (2 / Math.sqrt(5)));
    assertThat(vector[1]).isEqualTo((float) (1 / Math.sqrt(5)));
  }

  @Test
  void vectorOf_givenVectorWithoutBehaviors_isAsGiven() {
    Reference reference = reference(List.of(job(1, Salary.NONE, vector(1, 0))));
    assertThat(reference.vectorOf(user(Salary.NONE, vector(3, 4)))).startsWith(3, 4);
  }

  @Test
  void vectorOf_givenVectorWithABehavior_isOfUnitLength() {
    Reference reference =
        reference(List.of(job(1, Salary.NONE, vector(0, 1))), behavior(1, "view", Duration.ZERO));
    assertThat(reference.vectorOf(user(Salary.NONE, vector(3, 3)))).startsWith(0.6f, 0.8f);
  }

  @Test
  void listOf_equalScores_areInTheOrderOfTheirNumbers() {
    Reference reference =
        reference(
            List.of(
                job(9, Salary.NONE, vector(1, 0)),
                job(3, Salary.NONE, vector(1, 0)),
                job(5, Salary.NONE, vector(2, 0))));
    float weighted = (float) (0.1 * 0.35);
    assertThat(reference.listOf(user(Salary.NONE, vector(1, 0))))
        .containsExactly(
            new Scored(5, (float) (2 + (double) weighted)),
            new Scored(3, (float) (1 + (double) weighted)),
            new Scored(9, (float) (1 + (double) weighted)));
  }

  @Test
  void listOf_wageWished_comparesAcrossUnitsExactly() {
    Reference reference =
        reference(
            List.of(
                job(1, salary(SalaryType.YEARLY, "24000", ""), Embedding.NONE),
                job(2, salary(SalaryType.YEARLY, "23999.9999", ""), Embedding.NONE),
                job(3, salary(SalaryType.WEEKLY, "", "500.0001"), Embedding.NONE),
                job(4, Salary.NONE, Embedding.NONE)));
    assertThat(reference.listOf(user(salary(SalaryType.HOURLY, "12.5", ""), Embedding.NONE)))
        .extracting(Scored::jobId)
        .containsExactlyInAnyOrder(1L, 3L, 4L);
    assertThat(reference.listOf(user(salary(SalaryType.HOURLY, "", "12.5"), Embedding.NONE)))
        .extracting(Scored::jobId)
        .containsExactlyInAnyOrder(1L, 2L, 4L);
  }

  @Test
  void distance_ofTokyoAndOsaka_isAsPublished() {
    double km =
        Haversine.km(
            new StoredCity("tokyo", 35.6895, 139.69171),
            new StoredCity("osaka", 34.69374, 135.50218));
    assertThat(km).isCloseTo(396.4, within(1.0));
    assertThat(Haversine.km(new StoredCity("a", 0, 0), new StoredCity("b", 0, 180)))
        .isCloseTo(Math.PI * 6371.0088, within(1e-9));
  }
}
