package dev.baito.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.CatalogueBuilder;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.CatalogueJob;
import dev.baito.catalogue.GenerationSettings;
import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.VectorSource;
import dev.baito.encoding.DocumentFrequencies;
import dev.baito.encoding.Encoder;
import dev.baito.encoding.EncoderSettings;
import dev.baito.encoding.FieldWeights;
import dev.baito.encoding.JobText;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.place.City;
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
  private static final City TOKYO = new City("tokyo", "Tokyo", "13", 35.69, 139.69);
  private static final JobText NURSE = new JobText("Nurse", "", "", "", List.of(), "");
  private static final VectorSource GIVEN = new VectorSource.Given(8);
  private static final VectorSource.Encoded ENCODED =
      new VectorSource.Encoded(
          new EncoderSettings(16, 0.5, List.of(10.0), FieldWeights.DEFAULT, 3, 1, 0),
          new DocumentFrequencies.Builder().add(NURSE).build());
  private static final Encoder ENCODER = new Encoder(ENCODED.settings(), ENCODED.frequencies());

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
      VectorSource vectors, List<CatalogueJob> jobs, List<Behavior> behaviors, long jobId) {
    return explain(vectors, jobs, user("", "", behaviors), jobId);
  }

  private static Explanation explain(
      VectorSource vectors, List<CatalogueJob> jobs, UserInput user, long jobId) {
    var builder =
        new CatalogueBuilder(
            1,
            new UUID(1, 2),
            AS_OF,
            vectors.dimension(),
            List.of(TOKYO),
            GenerationSettings.DEFAULT);
    jobs.forEach(builder::survey);
    jobs.forEach(builder::add);
    JobBlock block = JobBlock.decode(builder.lastBlock().orElseThrow().payload());
    CatalogueHeader header = CatalogueHeader.decode(builder.header(vectors));
    return new Explainer(ScalarKernel.INSTANCE)
        .explain(
            PreparedCatalogue.of(header), _ -> block, MatchSettings.DEFAULT, AS_OF, user, jobId);
  }

  private static UserInput user(String keywords, String cityCode, List<Behavior> behaviors) {
    var profile =
        new UserProfile(
            1,
            cityCode,
            OptionalDouble.empty(),
            HourlyWage.UNKNOWN,
            HourlyWage.UNKNOWN,
            Set.of(),
            Set.of(),
            Set.of(),
            keywords,
            Embedding.NONE);
    return new UserInput(profile, behaviors, List.of(), List.of());
  }

  private static Behavior view(long jobId, int daysAgo) {
    return new Behavior(jobId, Action.VIEW, AS_OF.minus(Duration.ofDays(daysAgo)));
  }

  /** A vector of sixteen components, of which the first eight tell of words. */
  private static float[] sides(float text, float place) {
    float[] vector = new float[16];
    vector[0] = text;
    vector[15] = place;
    return vector;
  }

  @Test
  void encodedVectors_areSplitIntoTextAndPlace() {
    List<CatalogueJob> jobs = List.of(job(1, sides(0.6f, 0.8f)), job(2, sides(0.8f, 0.6f)));

    Similarity similarity = explain(ENCODED, jobs, List.of(view(1, 0)), 2).similarity();

    Similarity.Parts parts = similarity.parts().orElseThrow();
    assertThat(parts.text()).isCloseTo(0.48, within(1e-6));
    assertThat(parts.place()).isCloseTo(0.48, within(1e-6));
    assertThat(parts.text() + parts.place()).isCloseTo(similarity.total(), within(1e-12));
    Similarity.Parts itself =
        explain(ENCODED, jobs, List.of(view(1, 0)), 1).similarity().parts().orElseThrow();
    assertThat(itself.text()).isCloseTo(0.36, within(1e-6));
    assertThat(itself.place()).isCloseTo(0.64, within(1e-6));
    assertThat(explain(GIVEN, List.of(job(1, new float[8])), List.of(), 1).similarity().parts())
        .isEmpty();
  }

  @Test
  void behaviourAndWhatTheUserLooksFor_areSplitEach() {
    List<CatalogueJob> jobs =
        List.of(
            job(1, ENCODER.job(NURSE, Optional.of(TOKYO))),
            job(2, ENCODER.job(NURSE, Optional.empty())),
            job(3, sides(1, 0)));

    Similarity both =
        explain(ENCODED, jobs, user("nurse", "tokyo", List.of(view(2, 0))), 1).similarity();

    // The job is half nurse, half Tokyo; so is what the user looks for; and job 2 is nurse alone.
    Similarity.Parts own = both.ownParts().orElseThrow();
    assertThat(own.text()).isPositive().isCloseTo(own.place(), within(1e-6));
    Similarity.Share view = both.behaviors().getFirst();
    assertThat(view.parts().orElseThrow().place()).isZero();
    assertThat(view.parts().orElseThrow().text()).isCloseTo(view.share(), within(1e-12));
    // Of the same words: the prior counts as much as its weight says.
    assertThat(own.text() / view.share())
        .isCloseTo(ENCODED.settings().priorWeight() * Math.sqrt(0.5), within(1e-6));
    assertThat(both.own() + view.share()).isCloseTo(both.total(), within(1e-6));
  }

  @Test
  void behaviours_beyondTheGreatest_areAddedUp() {
    List<CatalogueJob> jobs =
        LongStream.rangeClosed(1, 14)
            .mapToObj(id -> job(id, (float) id, 0, 0, 0, 0, 0, 0, 0))
            .toList();
    List<Behavior> views = LongStream.rangeClosed(1, 14).mapToObj(id -> view(id, 0)).toList();

    Similarity similarity = explain(GIVEN, jobs, views, 3).similarity();

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
        .isThrownBy(() -> explain(GIVEN, List.of(job(1, 1, 0, 0, 0, 0, 0, 0, 0)), List.of(), 2))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.JOB_UNKNOWN));
  }
}
