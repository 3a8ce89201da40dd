package dev.baito.worker.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.matching.MatchCounters;
import dev.baito.matching.MatchOutcome;
import dev.baito.messages.BatchStatistics.Pairs;
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
    return new MatchOutcome(outcomes, new MatchCounters(users.size(), 5, Pairs.NONE, 0, 0, 0, 0));
  }

  /** The engine, for whom one user is too many. */
  private static List<MatchOutcome> fearing(long userId, List<List<UserInput>> batches) {
    if (batches.stream().flatMap(List::stream).anyMatch(u -> u.profile().userId() == userId)) {
      throw new IllegalStateException(userId + " is odd");
    }
    return batches.stream().map(BatchScorerTest::empty).toList();
  }

  private static List<UserInput> users(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(BatchScorerTest::user).toList();
  }

  private static final Failed ODD =
      new Failed(37, "BAITO-USR-003", "java.lang.IllegalStateException: 37 is odd");

  @Test
  void one_that_cannot_be_scored_fails_alone() {
    var scorer = new BatchScorer(batches -> fearing(37, batches));

    MatchOutcome outcome = scorer.scoreInParts(List.of(users(1, 50), users(51, 100)));

    assertThat(outcome.outcomes()).hasSize(100).filteredOn(Empty.class::isInstance).hasSize(99);
    assertThat(outcome.outcomes().get(36)).isEqualTo(ODD);
    assertThat(outcome.counters().pairsConsidered()).isEqualTo(99);
    assertThat(outcome.counters().jobsEvaluated()).isEqualTo(5);
  }

  @Test
  void one_that_cannot_be_scored_fails_alone_among_batches_that_share_a_pass() {
    var scorer = new BatchScorer(batches -> fearing(37, batches));

    List<MatchOutcome> outcomes = scorer.scoreTogether(List.of(users(1, 30), users(31, 60)));

    assertThat(outcomes.get(0)).isEqualTo(empty(users(1, 30)));
    assertThat(outcomes.get(1).outcomes())
        .hasSize(30)
        .contains(ODD)
        .filteredOn(Empty.class::isInstance)
        .hasSize(29);
  }

  @Test
  void batches_that_are_too_much_at_once_are_not_one_by_one() {
    var scorer =
        new BatchScorer(batches -> {
          if (batches.size() > 1) {
            throw new OutOfMemoryError("too much at once");
          }
          return List.of(empty(batches.getFirst()));
        });

    assertThat(scorer.scoreTogether(List.of(users(1, 2), users(3, 4))))
        .containsExactly(empty(users(1, 2)), empty(users(3, 4)));
  }

  @Test
  void a_block_that_cannot_be_had_is_no_users_fault() {
    var scorer =
        new BatchScorer(_ -> {
          throw new BlockUnavailableException(new IOException("away"));
        });
    assertThatThrownBy(() -> scorer.scoreInParts(List.of(users(1, 2))))
        .isInstanceOf(BlockUnavailableException.class);
    assertThatThrownBy(() -> scorer.scoreTogether(List.of(users(1, 2), users(3, 4))))
        .isInstanceOf(BlockUnavailableException.class);
  }
}
