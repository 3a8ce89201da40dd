package dev.baito.worker.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.matching.MatchCounters;
import dev.baito.matching.MatchOutcome;
import dev.baito.messages.UserOutcome;
import dev.baito.messages.UserOutcome.Empty;
import dev.baito.messages.UserOutcome.Failed;
import dev.baito.user.UserInput;
import dev.baito.user.UserProfile;
import dev.baito.vectors.Embedding;
import dev.baito.wage.HourlyWage;
import dev.baito.worker.blocks.BlockUnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BatchScorerTest {
  private static UserInput user(long userId) {
    return new UserInput(
        new UserProfile(
            userId,
            "",
            OptionalDouble.empty(),
            HourlyWage.UNKNOWN,
            HourlyWage.UNKNOWN,
            Set.of(),
            Set.of(),
            Set.of(),
            "",
            Embedding.NONE),
        List.of(),
        List.of(),
        List.of());
  }

  private static MatchOutcome empty(List<UserInput> users) {
    List<UserOutcome> outcomes =
        users.stream().<UserOutcome>map(u -> new Empty(u.profile().userId())).toList();
    return new MatchOutcome(outcomes, new MatchCounters(users.size(), 0, 0, 0, 0, 5, 0, 0, 0, 0));
  }

  @Test
  void one_that_cannot_be_scored_fails_alone() {
    var scorer =
        new BatchScorer(users -> {
          if (users.stream().anyMatch(u -> u.profile().userId() == 37)) {
            throw new IllegalStateException("37 is odd");
          }
          return empty(users);
        });
    var users = LongStream.rangeClosed(1, 100).mapToObj(BatchScorerTest::user).toList();

    MatchOutcome outcome = scorer.score(List.of(users.subList(0, 50), users.subList(50, 100)));

    assertThat(outcome.outcomes()).hasSize(100).filteredOn(Empty.class::isInstance).hasSize(99);
    assertThat(outcome.outcomes().get(36))
        .isEqualTo(new Failed(37, "BAITO-USR-003", "java.lang.IllegalStateException: 37 is odd"));
    assertThat(outcome.counters().pairsConsidered()).isEqualTo(99);
    assertThat(outcome.counters().jobsEvaluated()).isEqualTo(5);
  }

  @Test
  void a_block_that_cannot_be_had_is_no_users_fault() {
    var scorer =
        new BatchScorer(_ -> {
          throw new BlockUnavailableException(new IOException("away"));
        });
    assertThatThrownBy(() -> scorer.score(List.of(List.of(user(1), user(2)))))
        .isInstanceOf(BlockUnavailableException.class);
  }
}
