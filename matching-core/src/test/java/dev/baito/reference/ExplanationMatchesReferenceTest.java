package dev.baito.reference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baito.catalogue.CatalogueKind;
import dev.baito.explanation.Diversity;
import dev.baito.explanation.Explainer;
import dev.baito.explanation.Explanation;
import dev.baito.explanation.Rank;
import dev.baito.explanation.RuleVerdict;
import dev.baito.explanation.Similarity;
import dev.baito.explanation.StaticParts;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.reference.EligibilityRules.Subject;
import dev.baito.run.MatchSettings;
import dev.baito.user.UserInput;
import dev.baito.vectors.Embedding;
import dev.baito.vectors.ScalarKernel;
import dev.baito.vectors.VectorKernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Over random catalogues, what an explanation says of any user and job is the reference's. */
class ExplanationMatchesReferenceTest {
  /** How many catalogues; {@code -Dbaito.test.catalogues} asks for more. */
  private static final int CATALOGUES = Integer.getInteger("baito.test.catalogues", 60);

  private static final long FIRST_SEED = Long.getLong("baito.test.first-seed", 30_001);

  /** A random catalogue with everything that right answers come from. */
  private static final class Case {
    final RandomCatalogue random;
    final EngineCatalogue catalogue;
    final Reference reference;
    final Map<Long, StoredJob> jobs = new HashMap<>();
    final Map<String, StoredCity> cities = new HashMap<>();
    final VectorKernel kernel;

    Case(long seed) {
      random = RandomCatalogue.of(seed);
      catalogue = EngineCatalogue.of(random);
      reference = new Reference(random.data(), random.question());
      random.data().jobs().forEach(job -> jobs.put(job.jobId(), job));
      random.data().cities().forEach(city -> cities.put(city.code(), city));
      kernel = seed % 2 == 0 ? ScalarKernel.INSTANCE : VectorKernel.best();
    }

    Explanation explain(UserInput user, long jobId) {
      return new Explainer(kernel)
          .explain(
              PreparedCatalogue.of(catalogue.header()),
              catalogue.source(),
              random.question().match(),
              random.question().asOf(),
              user,
              jobId);
    }
  }

  @Test
  void explain_anyUserAndJob_agreesWithTheReference() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + CATALOGUES; seed++) {
      var drawn = new Case(seed);
      List<UserInput> inputs = EngineUsers.of(drawn.random.data(), drawn.random.question());
      for (int i = 0; i < inputs.size(); i++) {
        StoredUser user = drawn.random.data().users().get(i);
        List<Scored> all = drawn.reference.eligible(user);
        List<Scored> list = drawn.reference.take(all);
        for (StoredJob job : drawn.jobs.values()) {
          if (drawn.catalogue.header().position(job.jobId()) >= 0) {
            Explanation explanation = drawn.explain(inputs.get(i), job.jobId());
            String what = "seed %d, user %d, %s".formatted(seed, user.userId(), job);
            assertRules(what, explanation, drawn, user, job);
            assertRank(what, explanation, all);
            assertList(what, explanation, drawn, list);
            assertCaps(what, explanation, drawn, all, job);
            assertSum(what, explanation, drawn, job);
          }
        }
      }
    }
  }

  private static void assertRules(
      String what, Explanation explanation, Case drawn, StoredUser user, StoredJob job) {
    EligibilityRules rules = drawn.reference.rulesOf(user);
    Subject subject = Subject.of(job);
    boolean active = job.activeAt(drawn.random.question().asOf());
    List<Boolean> right =
        List.of(
            active,
            rules.location(job.cityCode()),
            rules.salary(subject),
            rules.employmentType(job),
            rules.features(subject),
            rules.notActedOn(job),
            rules.employerNotPaused(job));
    assertThat(explanation.rules().stream().map(RuleVerdict::passes).toList())
        .as(what)
        .isEqualTo(right);
    assertThat(explanation.eligible()).as(what).isEqualTo(active && rules.allow(subject));
    explanation.rules().forEach(verdict -> assertValues(what, verdict, drawn, user, job));
  }

  /** The values shown lead to the verdict shown. */
  private static void assertValues(
      String what, RuleVerdict verdict, Case drawn, StoredUser user, StoredJob job) {
    switch (verdict) {
      case RuleVerdict.Active(var passes, var asOf, var postedAt, var expiresAt) -> {
        assertThat(postedAt).as(what).isEqualTo(job.postedAt());
        assertThat(expiresAt).as(what).isEqualTo(job.expiresAt());
        assertThat(
                postedAt.filter(posted -> posted.isAfter(asOf)).isEmpty()
                    && expiresAt.filter(expires -> !expires.isAfter(asOf)).isEmpty())
            .as(what)
            .isEqualTo(passes);
      }
      case RuleVerdict.Location location -> {
        assertThat(location.maxDistanceKm()).as(what).isEqualTo(user.maxDistanceKm());
        if (location.distanceKm().isPresent() && location.maxDistanceKm().isPresent()) {
          double km =
              job.cityCode().equals(user.cityCode())
                  ? 0
                  : Haversine.km(
                      requireNonNull(drawn.cities.get(user.cityCode())),
                      requireNonNull(drawn.cities.get(job.cityCode())));
          assertThat(location.distanceKm().getAsDouble()).as(what).isEqualTo(km);
          assertThat(km == 0 || km <= location.maxDistanceKm().getAsDouble())
              .as(what)
              .isEqualTo(location.passes());
        }
      }
      case RuleVerdict.Salary salary -> {
        assertThat(salary.jobTo().isPresent()).as(what).isEqualTo(job.salary().stated());
        assertThat(salary.wantedFrom().isPresent() || salary.wantedTo().isPresent())
            .as(what)
            .isEqualTo(user.salary().stated());
      }
      case RuleVerdict.EmploymentType type ->
          assertThat(
                  type.wanted().isEmpty()
                      || (type.jobType().isEmpty()
                          ? type.unknownPasses()
                          : type.wanted().contains(type.jobType())))
              .as(what)
              .isEqualTo(type.passes());
      case RuleVerdict.Features features ->
          assertThat(features.missing().isEmpty()).as(what).isEqualTo(features.passes());
      case RuleVerdict.NotActedOn acted ->
          assertThat(acted.passes() && acted.appliedAt().isPresent()).as(what).isFalse();
      case RuleVerdict.EmployerNotPaused employer ->
          assertThat(
                  employer
                      .pausedUntil()
                      .filter(until -> until.isAfter(drawn.random.question().asOf()))
                      .isEmpty())
              .as(what)
              .isEqualTo(employer.passes());
    }
  }

  private static void assertRank(String what, Explanation explanation, List<Scored> all) {
    int better = 0;
    boolean listed = false;
    for (Scored other : all) {
      listed |= other.jobId() == explanation.jobId();
      if (other.score() > explanation.score()
          || (other.score() == explanation.score() && other.jobId() < explanation.jobId())) {
        better++;
      }
    }
    assertThat(explanation.rank()).as(what).isEqualTo(new Rank(better, all.size()));
    assertThat(explanation.eligible()).as(what).isEqualTo(listed);
    if (listed) {
      Scored own = all.get(better);
      assertThat(own.jobId()).as(what).isEqualTo(explanation.jobId());
      assertThat(own.score()).as(what).isEqualTo(explanation.score());
    }
  }

  private static void assertList(
      String what, Explanation explanation, Case drawn, List<Scored> list) {
    int at = list.stream().map(Scored::jobId).toList().indexOf(explanation.jobId());
    assertThat(explanation.listed(drawn.random.question().match().topK()))
        .as(what)
        .isEqualTo(at >= 0);
    if (at >= 0) {
      assertThat(explanation.listPlace()).as(what).isEqualTo(at + 1);
    }
  }

  /** The list of the better jobs alone is counted, by names. */
  private static void assertCaps(
      String what, Explanation explanation, Case drawn, List<Scored> all, StoredJob job) {
    MatchSettings match = drawn.random.question().match();
    assertThat(explanation.diversity().isPresent()).as(what).isEqualTo(match.capped());
    if (match.capped()) {
      List<StoredJob> before =
          drawn.reference.take(all.subList(0, explanation.rank().better())).stream()
              .map(scored -> requireNonNull(drawn.jobs.get(scored.jobId())))
              .toList();
      assertThat(explanation.diversity().orElseThrow())
          .as(what)
          .isEqualTo(
              new Diversity(
                  before.size(),
                  match.topK(),
                  Stream.of(
                          cap(
                              Diversity.Kind.EMPLOYER,
                              match.maxPerEmployer(),
                              job.employerId(),
                              before.stream().map(StoredJob::employerId)),
                          cap(
                              Diversity.Kind.CATEGORY,
                              match.maxPerCategory(),
                              job.category(),
                              before.stream().map(StoredJob::category)))
                      .flatMap(Optional::stream)
                      .toList()));
    }
  }

  private static Optional<Diversity.Cap> cap(
      Diversity.Kind kind, int most, String name, Stream<String> before) {
    int same = (int) before.filter(name::equals).count();
    return most == 0 || name.isEmpty()
        ? Optional.empty()
        : Optional.of(new Diversity.Cap(kind, name, most, same));
  }

  /** Only vectors made of text and place have sides, and what each side brings adds up. */
  private static void assertSides(String what, Similarity similarity, Case drawn, double size) {
    boolean encoded = drawn.catalogue.header().kind() == CatalogueKind.ENCODED;
    assertThat(similarity.parts().isPresent()).as(what).isEqualTo(encoded);
    similarity
        .parts()
        .ifPresent(parts -> {
          assertThat(parts.text() + parts.place())
              .as(what)
              .isCloseTo(similarity.total(), within(1e-9 * size));
          Similarity.Parts own = similarity.ownParts().orElseThrow();
          assertThat(own.text() + own.place())
              .as(what)
              .isCloseTo(similarity.own(), within(1e-9 * size));
          for (Similarity.Share share : similarity.behaviors()) {
            Similarity.Parts sides = share.parts().orElseThrow();
            assertThat(sides.text() + sides.place())
                .as(what)
                .isCloseTo(share.share(), within(1e-9 * size));
          }
        });
  }

  private static void assertSum(String what, Explanation explanation, Case drawn, StoredJob job) {
    Similarity similarity = explanation.similarity();
    assertThat((float) (similarity.total() + explanation.weightedStatic()))
        .as(what)
        .isEqualTo(explanation.score());
    double shares =
        similarity.own()
            + similarity.others()
            + similarity.behaviors().stream().mapToDouble(Similarity.Share::share).sum();
    double length = 0;
    Embedding vector = drawn.reference.vectorOf(job);
    for (int k = 0; k < vector.dimension(); k++) {
      length += Math.pow(vector.component(k), 2);
    }
    // A given vector without behaviours is not scaled: its products may be large.
    double size = 1 + Math.sqrt(length) + Math.abs(similarity.total());
    assertThat(shares).as(what).isCloseTo(similarity.total(), within(1e-6 * size));
    assertSides(what, similarity, drawn, size);
    List<Double> inOrder =
        new ArrayList<>(similarity.behaviors().stream().map(Similarity.Share::share).toList());
    assertThat(inOrder).as(what).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(inOrder).as(what).hasSizeLessThanOrEqualTo(Explainer.MAX_BEHAVIORS);

    StaticParts parts = explanation.staticParts();
    double total =
        parts.wage().weight() * parts.wage().value()
            + parts.popularity().weight() * parts.popularity().value()
            + parts.freshness().weight() * parts.freshness().value();
    assertThat(total).as(what).isEqualTo(parts.total());
    if (job.activeAt(drawn.random.question().asOf())) {
      assertThat(total).as(what).isCloseTo(drawn.reference.statics().of(job), within(1e-12));
      assertThat(parts.popularity().actingUsers())
          .as(what)
          .isEqualTo(drawn.reference.statics().actingUsers(job));
    }
  }
}
