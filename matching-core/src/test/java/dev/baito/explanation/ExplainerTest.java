package dev.baito.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.CatalogueBuilder;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.CatalogueJob;
import dev.baito.catalogue.CatalogueKind;
import dev.baito.catalogue.GenerationSettings;
import dev.baito.catalogue.JobBlock;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.run.MatchSettings;
import dev.baito.user.Action;
import dev.baito.user.Behavior;
import dev.baito.user.UserInput;
import dev.baito.user.UserProfile;
import dev.baito.vectors.Embedding;
import dev.baito.vectors.ScalarKernel;
import dev.baito.wage.HourlyWage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What random catalogues do not show: sides of encoded vectors, and more behaviours than fit. */
class ExplainerTest {
  private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");

  private static CatalogueJob job(long jobId, float... vector) {
    return new CatalogueJob(
        jobId,
        true,
        "",
        "",
        "",
        "",
        HourlyWage.UNKNOWN,
        HourlyWage.UNKNOWN,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        0,
        Embedding.of(vector));
  }

  private static Explanation explain(
      CatalogueKind kind, List<CatalogueJob> jobs, List<Behavior> behaviors, long jobId) {
    var builder =
        new CatalogueBuilder(
            1, new UUID(1, 2), AS_OF, kind, 8, List.of(), GenerationSettings.DEFAULT);
    jobs.forEach(builder::survey);
    jobs.forEach(builder::add);
    JobBlock block = JobBlock.decode(builder.lastBlock().orElseThrow().payload());
    CatalogueHeader header = CatalogueHeader.decode(builder.header());
    var profile =
        new UserProfile(
            1,
            "",
            OptionalDouble.empty(),
            HourlyWage.UNKNOWN,
            HourlyWage.UNKNOWN,
            Set.of(),
            Set.of(),
            Set.of(),
            "",
            Embedding.NONE);
    return new Explainer(ScalarKernel.INSTANCE)
        .explain(
            PreparedCatalogue.of(header),
            _ -> block,
            MatchSettings.DEFAULT,
            AS_OF,
            new UserInput(profile, behaviors, List.of(), List.of()),
            jobId);
  }

  private static Behavior view(long jobId, int daysAgo) {
    return new Behavior(jobId, Action.VIEW, AS_OF.minus(Duration.ofDays(daysAgo)));
  }

  @Test
  void encodedVectors_areSplitIntoTextAndPlace() {
    List<CatalogueJob> jobs =
        List.of(job(1, 0.6f, 0, 0, 0, 0, 0, 0, 0.8f), job(2, 0.8f, 0, 0, 0, 0, 0, 0.6f, 0));

    Explanation encoded = explain(CatalogueKind.ENCODED, jobs, List.of(view(1, 0)), 2);

    Similarity.Parts parts = encoded.similarity().parts().orElseThrow();
    assertThat(parts.text()).isCloseTo(0.48, within(1e-6));
    assertThat(parts.place()).isZero();
    assertThat(parts.text() + parts.place()).isCloseTo(encoded.similarity().total(), within(1e-12));
    Similarity.Parts own =
        explain(CatalogueKind.ENCODED, jobs, List.of(view(1, 0)), 1)
            .similarity()
            .parts()
            .orElseThrow();
    assertThat(own.text()).isCloseTo(0.36, within(1e-6));
    assertThat(own.place()).isCloseTo(0.64, within(1e-6));
    assertThat(explain(CatalogueKind.GIVEN, jobs, List.of(), 1).similarity().parts()).isEmpty();
  }

  @Test
  void behaviours_beyondTheGreatest_areAddedUp() {
    List<CatalogueJob> jobs =
        LongStream.rangeClosed(1, 14)
            .mapToObj(id -> job(id, (float) id, 0, 0, 0, 0, 0, 0, 0))
            .toList();
    List<Behavior> views = LongStream.rangeClosed(1, 14).mapToObj(id -> view(id, 0)).toList();

    Similarity similarity = explain(CatalogueKind.GIVEN, jobs, views, 3).similarity();

    assertThat(similarity.behaviors().stream().map(share -> share.behavior().jobId()).toList())
        .containsExactly(14L, 13L, 12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L);
    assertThat(similarity.otherBehaviors()).isEqualTo(4);
    // All lie on one axis: the sum is 105 long, and the job 3.
    assertThat(similarity.others()).isCloseTo(10 * 3 / 105.0, within(1e-9));
    assertThat(similarity.behaviors().getFirst().share()).isCloseTo(14 * 3 / 105.0, within(1e-9));
  }

  @Test
  void jobOutsideTheGeneration_isUnknown() {
    assertThatExceptionOfType(BaitoException.class)
        .isThrownBy(() ->
            explain(CatalogueKind.GIVEN, List.of(job(1, 1, 0, 0, 0, 0, 0, 0, 0)), List.of(), 2))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.JOB_UNKNOWN));
  }
}
