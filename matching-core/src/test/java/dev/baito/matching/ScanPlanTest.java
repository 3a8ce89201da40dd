package dev.baito.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.catalogue.CatalogueBuilder;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.CatalogueJob;
import dev.baito.catalogue.EncodedBlock;
import dev.baito.catalogue.GenerationSettings;
import dev.baito.catalogue.JobBlock;
import dev.baito.catalogue.VectorSource;
import dev.baito.messages.BatchStatistics.Pairs;
import dev.baito.messages.UserOutcome;
import dev.baito.run.MatchSettings;
import dev.baito.user.UserInput;
import dev.baito.user.UserProfile;
import dev.baito.vectors.Embedding;
import dev.baito.vectors.KernelChoices;
import dev.baito.vectors.ProjectionChoice;
import dev.baito.vectors.ScoringKernels;
import dev.baito.wage.HourlyWage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Every way of scanning finds the same lists, also where float32 cannot tell jobs apart. */
class ScanPlanTest {
  private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");
  private static final int JOBS = 1_500;
  private static final int USERS = 70;
  private static final int DIMENSION = 40;
  private static final int DIRECTIONS = 6;
  private static final int BLOCK_JOBS = 333;

  private final Random random = new Random(11);

  @Test
  void match_randomVectors_isTheSameByEveryPlan() {
    check(_ -> vector(1));
  }

  @Test
  void match_vectorsAlongFewDirections_isTheSameByEveryPlan() {
    Embedding[] few = {vector(1), vector(1), vector(1)};
    check(job -> {
      float[] mixed = new float[DIMENSION];
      for (Embedding direction : few) {
        float share = (float) random.nextGaussian();
        for (int k = 0; k < DIMENSION; k++) {
          mixed[k] += share * direction.component(k);
        }
      }
      return job % 5 == 0 ? Embedding.NONE : Embedding.of(mixed);
    });
  }

  @Test
  void match_allJobsEqual_isTheSameByEveryPlan() {
    Embedding same = vector(1);
    check(_ -> same);
  }

  @Test
  void match_jobsThatDifferByOneBit_isTheSameByEveryPlan() {
    float[] same = vector(1).toArray();
    check(job -> {
      float[] other = same.clone();
      int k = job % DIMENSION;
      other[k] = job % 2 == 0 ? Math.nextUp(other[k]) : Math.nextDown(other[k]);
      return Embedding.of(other);
    });
  }

  @Test
  void match_vectorsOfVeryDifferentLengths_isTheSameByEveryPlan() {
    check(_ -> vector(Math.pow(10, random.nextInt(20) - 10)));
  }

  @Test
  void match_productsBeyondFloat32_isTheSameByEveryPlan() {
    check(job -> vector(job % 7 == 0 ? 1e37 : 1));
  }

  @Test
  void match_productsBelowTheNormalNumbers_isTheSameByEveryPlan() {
    check(_ -> vector(1e-44));
  }

  private void check(IntFunction<Embedding> vectorOf) {
    List<JobBlock> blocks = new ArrayList<>();
    PreparedCatalogue catalogue = catalogue(vectorOf, blocks);
    List<UserInput> users = new ArrayList<>();
    for (int id = 1; id <= USERS; id++) {
      users.add(new UserInput(user(id), List.of(), List.of(), List.of()));
    }
    for (MatchSettings settings :
        List.of(MatchSettings.DEFAULT, MatchSettings.DEFAULT.withCaps(3, 5), unweighted())) {
      List<UserOutcome> right =
          new MatchingEngine(ScoringKernels.scalar(), ScanPlan.SPARSE)
              .match(catalogue, blocks::get, settings, AS_OF, users)
              .outcomes();
      for (ScoringKernels kernels : KernelChoices.all()) {
        for (ScanPlan plan : ScanPlan.values()) {
          MatchOutcome outcome =
              new MatchingEngine(kernels, plan)
                  .match(catalogue, blocks::get, settings, AS_OF, users);
          assertThat(outcome.outcomes())
              .as("%s by %s with %s", plan, kernels, settings)
              .isEqualTo(right);
          checkCounts(outcome.counters(), plan);
          checkTogether(new MatchingEngine(kernels, plan), catalogue, blocks, settings, users);
        }
      }
    }
  }

  /** Whoever shares a pass gets what a pass of their own would have brought, counts included. */
  private static void checkTogether(
      MatchingEngine engine,
      PreparedCatalogue catalogue,
      List<JobBlock> blocks,
      MatchSettings settings,
      List<UserInput> users) {
    List<List<UserInput>> batches =
        List.of(users.subList(0, 9), List.of(), users.subList(9, 10), users.subList(10, USERS));
    List<MatchOutcome> together =
        engine.matchTogether(catalogue, blocks::get, settings, AS_OF, batches);
    assertThat(together).hasSameSizeAs(batches);
    for (int i = 0; i < batches.size(); i++) {
      MatchOutcome alone = engine.match(catalogue, blocks::get, settings, AS_OF, batches.get(i));
      MatchCounters counters = together.get(i).counters();
      assertThat(together.get(i).outcomes()).isEqualTo(alone.outcomes());
      assertThat(counters.pairsConsidered()).isEqualTo(alone.counters().pairsConsidered());
      assertThat(counters.jobsEvaluated()).isEqualTo(alone.counters().jobsEvaluated());
      assertThat(counters.pairs().candidates()).isEqualTo(alone.counters().pairs().candidates());
      assertThat(counters.pairs().filtered()).isEqualTo(alone.counters().pairs().filtered());
      assertThat(counters.pairs().skipped()).isEqualTo(alone.counters().pairs().skipped());
    }
  }

  /** Every pair is dealt with in one way. */
  private static void checkCounts(MatchCounters counters, ScanPlan plan) {
    Pairs pairs = counters.pairs();
    assertThat(pairs.skipped() + pairs.filtered() + pairs.candidates())
        .isEqualTo(counters.pairsConsidered());
    if (plan == ScanPlan.SPARSE) {
      assertThat(pairs.multiplied()).isZero();
      assertThat(pairs.rescored() + pairs.boundedAway()).isZero();
    } else {
      assertThat(pairs.multiplied()).isGreaterThanOrEqualTo(pairs.rescored() + pairs.boundedAway());
    }
  }

  private static MatchSettings unweighted() {
    MatchSettings settings = MatchSettings.DEFAULT;
    return new MatchSettings(
        settings.topK(),
        settings.unknown(),
        settings.excludeSeen(),
        Duration.ofDays(30),
        Duration.ofDays(14),
        0,
        0,
        0);
  }

  private static PreparedCatalogue catalogue(
      IntFunction<Embedding> vectorOf, List<JobBlock> blocks) {
    var settings = GenerationSettings.DEFAULT;
    var builder =
        new CatalogueBuilder(
            1,
            new UUID(1, 2),
            AS_OF,
            DIMENSION,
            List.of(),
            new GenerationSettings(
                BLOCK_JOBS,
                settings.freshnessHalfLife(),
                settings.wageWeight(),
                settings.popularityWeight(),
                settings.freshnessWeight(),
                settings.minCategoryJobs(),
                settings.employerPause(),
                settings.actionWeights()),
            ProjectionChoice.always(DIRECTIONS));
    List<CatalogueJob> jobs = new ArrayList<>();
    for (int id = 1; id <= JOBS; id++) {
      jobs.add(job(id, vectorOf.apply(id)));
    }
    jobs.forEach(builder::survey);
    jobs.forEach(job -> builder.add(job).map(ScanPlanTest::decoded).ifPresent(blocks::add));
    builder.lastBlock().map(ScanPlanTest::decoded).ifPresent(blocks::add);
    return PreparedCatalogue.of(
        CatalogueHeader.decode(builder.header(new VectorSource.Given(DIMENSION))));
  }

  private static JobBlock decoded(EncodedBlock block) {
    return JobBlock.decode(block.payload());
  }

  private static CatalogueJob job(int id, Embedding vector) {
    return new CatalogueJob(
        id,
        id % 11 != 0,
        "e" + id % 40,
        "",
        "k" + id % 20,
        "t" + id % 3,
        HourlyWage.UNKNOWN,
        HourlyWage.UNKNOWN,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        0,
        vector);
  }

  /** Some want one employment type of three, so that panels hold jobs a user may not get. */
  private UserProfile user(int id) {
    return new UserProfile(
        id,
        "",
        OptionalDouble.empty(),
        HourlyWage.UNKNOWN,
        HourlyWage.UNKNOWN,
        id % 4 == 0 ? Set.of("t1") : Set.of(),
        Set.of(),
        Set.of(),
        "",
        id % 9 == 0 ? Embedding.NONE : vector(1));
  }

  private Embedding vector(double size) {
    float[] vector = new float[DIMENSION];
    for (int k = 0; k < DIMENSION; k++) {
      vector[k] = (float) (random.nextGaussian() * size / 10);
    }
    return Embedding.of(vector);
  }
}
