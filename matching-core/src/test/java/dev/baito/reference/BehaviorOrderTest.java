package dev.baito.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.matching.MatchingEngine;
import dev.baito.matching.PreparedCatalogue;
import dev.baito.messages.UserOutcome;
import dev.baito.run.MatchSettings;
import dev.baito.run.SeenPolicy;
import dev.baito.run.UnknownPolicy;
import dev.baito.vectors.Embedding;
import dev.baito.vectors.ScoringKernels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The order in which behaviours are added up, seen through numbers of which every other order makes
 * another sum: near 2^54 a double holds multiples of 4 only.
 */
class BehaviorOrderTest {
  private static final Instant AS_OF = Instant.parse("2025-06-15T00:00:00Z");
  private static final StoredUser USER =
      new StoredUser(
          1,
          "",
          OptionalDouble.empty(),
          Salary.NONE,
          Set.of(),
          Set.of(),
          Set.of(),
          "",
          Embedding.NONE);

  private static StoredJob job(long jobId, float first, float second) {
    return new StoredJob(
        jobId,
        "",
        "",
        "",
        "",
        "",
        Salary.NONE,
        List.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        Embedding.of(first, second, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void vector_behaviorsOfOneInstant_areAddedByJobThenByNameOfAction() {
    List<StoredJob> jobs =
        List.of(job(1, 0x1p54f, 0), job(2, 1, 1), job(3, -0x1p54f, 0), job(4, 1, -1));
    List<StoredBehavior> behaviors = new ArrayList<>();
    for (String action : List.of("apply", "click", "favorite", "view")) {
      behaviors.add(new StoredBehavior(1, 2, action, AS_OF, 1));
    }
    behaviors.add(new StoredBehavior(1, 1, "view", AS_OF, 1));
    behaviors.add(new StoredBehavior(1, 3, "view", AS_OF, 1));
    var match =
        new MatchSettings(
            40,
            UnknownPolicy.ACCEPT,
            SeenPolicy.APPLIED,
            Duration.ofDays(30),
            Duration.ofDays(14),
            0,
            0,
            0);
    for (long seed = 1; seed <= 30; seed++) {
      Collections.shuffle(behaviors, new Random(seed));
      var data = new StoredData(List.of(), jobs, List.of(USER), behaviors);
      Question question = Question.at(AS_OF, match);
      // 2^54 + 5 + 2 + 4 + 1 - 2^54 is 12 in this order: 4, 8, 12, 12 above 2^54.
      float half = (float) (12 / Math.sqrt(288));
      assertThat(new Reference(data, question).vectorOf(USER)).startsWith(half, half);
      assertThat(engineScore(new RandomCatalogue(seed, data, question, 16), 4)).isZero();
    }
  }

  private static float engineScore(RandomCatalogue made, long jobId) {
    EngineCatalogue catalogue = EngineCatalogue.of(made);
    UserOutcome outcome =
        new MatchingEngine(ScoringKernels.scalar())
            .match(
                PreparedCatalogue.of(catalogue.header()),
                catalogue.source(),
                made.question().match(),
                AS_OF,
                EngineUsers.of(made.data(), made.question()))
            .outcomes()
            .getFirst();
    assertThat(outcome).isInstanceOf(UserOutcome.Ranked.class);
    var ranked = (UserOutcome.Ranked) outcome;
    return ranked.scores().get(ranked.jobIds().indexOf(jobId));
  }
}
