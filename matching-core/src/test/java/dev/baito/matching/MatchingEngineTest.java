package dev.baito.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.CatalogueHeader;
import dev.baito.catalogue.CatalogueKind;
import dev.baito.messages.UserOutcome;
import dev.baito.reference.EngineCatalogue;
import dev.baito.reference.EngineUsers;
import dev.baito.reference.RandomCatalogue;
import dev.baito.run.MatchSettings;
import dev.baito.user.UserInput;
import dev.baito.user.UserProfile;
import dev.baito.vectors.Embedding;
import dev.baito.vectors.ScoringKernels;
import dev.baito.wage.HourlyWage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MatchingEngineTest {
  private static final ScoringKernels KERNELS = ScoringKernels.calibrated();
  private static final RandomCatalogue RANDOM = full();
  private static final EngineCatalogue CATALOGUE = EngineCatalogue.of(RANDOM);
  private static final PreparedCatalogue PREPARED = PreparedCatalogue.of(CATALOGUE.header());

  /** The first random catalogue with vectors, several blocks, users and a city. */
  private static RandomCatalogue full() {
    for (long seed = 1; ; seed++) {
      RandomCatalogue random = RandomCatalogue.of(seed);
      EngineCatalogue catalogue = EngineCatalogue.of(random);
      if (catalogue.header().kind() == CatalogueKind.GIVEN
          && catalogue.header().dimension() == 16
          && catalogue.header().activeJobs() > 50
          && catalogue.header().blocks() > 3
          && random.data().users().size() > 8) {
        return random;
      }
    }
  }

  /** The first random catalogue without vectors that has a job. */
  private static RandomCatalogue encoded() {
    for (long seed = 1; ; seed++) {
      RandomCatalogue random = RandomCatalogue.of(seed);
      CatalogueHeader header = EngineCatalogue.of(random).header();
      if (header.kind() == CatalogueKind.ENCODED && header.activeJobs() > 0) {
        return random;
      }
    }
  }

  private static UserInput user(String cityCode, OptionalDouble maxDistanceKm, Embedding vector) {
    return new UserInput(
        new UserProfile(
            999,
            cityCode,
            maxDistanceKm,
            HourlyWage.UNKNOWN,
            HourlyWage.UNKNOWN,
            Set.of(),
            Set.of(),
            Set.of(),
            "",
            vector),
        List.of(),
        List.of(),
        List.of());
  }

  private static MatchOutcome match(BlockSource source, List<UserInput> users) {
    return new MatchingEngine(KERNELS)
        .match(PREPARED, source, MatchSettings.DEFAULT, RANDOM.question().asOf(), users);
  }

  @Test
  void match_vectorOfAnotherDimension_failsThatUserAlone() {
    List<UserInput> users = new ArrayList<>(EngineUsers.of(RANDOM.data(), RANDOM.question()));
    List<UserOutcome> others = match(CATALOGUE.source(), users).outcomes();
    users.add(4, user("", OptionalDouble.empty(), Embedding.of(new float[8])));
    List<UserOutcome> outcomes = new ArrayList<>(match(CATALOGUE.source(), users).outcomes());
    assertThat(outcomes.remove(4))
        .isInstanceOfSatisfying(
            UserOutcome.Failed.class,
            failed -> {
              assertThat(failed.userId()).isEqualTo(999);
              assertThat(failed.reason()).isEqualTo(ErrorCode.USER_VECTOR_DIMENSION.text());
              assertThat(failed.detail()).contains("999", "8", "16");
            });
    assertThat(outcomes).isEqualTo(others);
  }

  @Test
  void match_cityThatTheGenerationLacks_failsThatUserAlone() {
    List<UserOutcome> outcomes =
        match(
                CATALOGUE.source(),
                List.of(
                    user("no such city", OptionalDouble.of(10), Embedding.NONE),
                    user("no such city", OptionalDouble.empty(), Embedding.NONE)))
            .outcomes();
    assertThat(outcomes.getFirst())
        .isInstanceOfSatisfying(
            UserOutcome.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(ErrorCode.USER_PROFILE_INVALID.text()));
    assertThat(outcomes.getLast()).isInstanceOf(UserOutcome.Ranked.class);
  }

  @Test
  void match_cityThatAnEncodedGenerationLacks_failsThatUserWhateverTheDistance() {
    RandomCatalogue random = encoded();
    EngineCatalogue catalogue = EngineCatalogue.of(random);
    List<UserOutcome> outcomes =
        new MatchingEngine(KERNELS)
            .match(
                PreparedCatalogue.of(catalogue.header()),
                catalogue.source(),
                MatchSettings.DEFAULT,
                random.question().asOf(),
                List.of(
                    user("no such city", OptionalDouble.empty(), Embedding.NONE),
                    user("", OptionalDouble.empty(), Embedding.NONE)))
            .outcomes();
    assertThat(outcomes.getFirst())
        .isInstanceOfSatisfying(
            UserOutcome.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(ErrorCode.USER_PROFILE_INVALID.text());
              assertThat(failed.detail()).contains("no such city");
            });
    assertThat(outcomes.getLast()).isInstanceOf(UserOutcome.Ranked.class);
  }

  @Test
  void match_blockThatCannotBeHad_failsTheWholeBatch() {
    BlockSource broken =
        _ -> {
          throw new BaitoException(ErrorCode.CATALOGUE_MISSING, "gone");
        };
    assertThatExceptionOfType(BaitoException.class)
        .isThrownBy(() -> match(broken, List.of(user("", OptionalDouble.empty(), Embedding.NONE))))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CATALOGUE_MISSING));
  }

  @Test
  void match_noUsers_readsNoBlock() {
    BlockSource unread =
        _ -> {
          throw new IllegalStateException("nobody needs this block");
        };
    MatchOutcome outcome = match(unread, List.of());
    assertThat(outcome.outcomes()).isEmpty();
    assertThat(outcome.counters().pairsConsidered()).isZero();
  }

  @Test
  void match_oneUserWithoutWishes_readsEachBlockOnceAndCountsEveryActiveJob() {
    List<Integer> read = new ArrayList<>();
    MatchOutcome outcome =
        match(
            blockNo -> {
              read.add(blockNo);
              return CATALOGUE.blocks().get(blockNo);
            },
            List.of(user("", OptionalDouble.empty(), Embedding.NONE)));
    assertThat(read).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(read)).hasSizeBetween(1, CATALOGUE.blocks().size());
    MatchCounters counters = outcome.counters();
    assertThat(counters.jobsEvaluated()).isEqualTo(CATALOGUE.header().activeJobs());
    assertThat(counters.pairsConsidered()).isEqualTo(CATALOGUE.header().activeJobs());
    assertThat(counters.pairs().candidates()).isEqualTo(CATALOGUE.header().activeJobs());
    assertThat(counters.pairs().filtered() + counters.pairs().skipped()).isZero();
    assertThat(counters.pairs().scoresCalculated())
        .isBetween(1L, 2 * counters.pairs().candidates());
  }
}
