package dev.baito.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.MatchResult;
import dev.baito.messages.Topic;
import dev.baito.messages.UserBatch;
import dev.baito.messages.UserOutcome;
import dev.baito.messages.UserOutcome.Empty;
import dev.baito.messages.UserOutcome.Failed;
import dev.baito.messages.UserOutcome.Gone;
import dev.baito.messages.UserOutcome.Ranked;
import dev.baito.run.RunPriority;
import dev.baito.run.SeenPolicy;
import dev.baito.worker.fixture.Samples;
import dev.baito.worker.fixture.Topics;
import dev.baito.worker.fixture.WorkerTables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes out for what goes in. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class BatchResultTest {
  private final long run = Samples.newRun();
  private WorkerTables tables;
  private Topics topics;

  @BeforeEach
  void connect() {
    tables = WorkerTables.empty();
    topics = new Topics();
  }

  @AfterEach
  void disconnect() {
    tables.close();
    topics.close();
  }

  private MatchResult resultOf(UserBatch batch) {
    topics.publish(batch);
    return topics.awaitResults(batch.runId(), 1).getFirst();
  }

  @Test
  void batches_of_high_priority_have_results_too() {
    var generation = Samples.store(tables, 40);
    tables.user(1);
    topics.publish(RunPriority.HIGH, Samples.batch(run, 5, generation, List.of(1L)));
    MatchResult result = topics.awaitResults(run, 1).getFirst();
    assertThat(result.batchNo()).isEqualTo(5);
    assertThat(result.outcomes()).hasSize(1);
  }

  @Test
  void every_user_has_an_outcome_and_one_that_cannot_be_read_fails_alone() {
    var generation = Samples.store(tables, 40);
    List.of(1L, 2L, 3L, 4L, 6L, 7L).forEach(tables::user);
    Samples.vector(tables, 1);
    tables.update("UPDATE user_profile SET employment_types = '{X}' WHERE user_id = 2");
    tables.update("UPDATE user_profile SET required_features = '{never}' WHERE user_id = 3");
    tables.update("UPDATE user_profile SET vector = ? WHERE user_id = 4", new byte[64]);
    tables.update("UPDATE user_profile SET vector = ? WHERE user_id = 6", new byte[3]);
    tables.update(
        "UPDATE user_profile SET salary_type = 'HOURLY', salary_min = 'NaN' WHERE user_id = 7");

    MatchResult result =
        resultOf(Samples.batch(run, 5, generation, List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L)));

    assertThat(result.runId()).isEqualTo(run);
    assertThat(result.batchNo()).isEqualTo(5);
    assertThat(result.generationId()).isEqualTo(generation.generationId());
    assertThat(result.revision()).isEqualTo(7);
    assertThat(result.worker()).isEqualTo("tested");
    assertThat(result.outcomes())
        .satisfiesExactly(
            one ->
                assertThat(one)
                    .isInstanceOfSatisfying(
                        Ranked.class,
                        list -> {
                          assertThat(list.userId()).isEqualTo(1);
                          assertThat(list.jobIds()).containsExactly(40L, 39L, 38L);
                          // wage and freshness unknown: static is 0.35, and weighs a tenth.
                          assertThat(list.scores()).containsExactly(40.035f, 39.035f, 38.035f);
                        }),
            two ->
                assertThat(two)
                    .isInstanceOfSatisfying(
                        Ranked.class,
                        list -> assertThat(list.jobIds()).containsExactly(1L, 2L, 3L)),
            three -> assertThat(three).isEqualTo(new Empty(3)),
            four -> assertFailed(four, 4, "BAITO-USR-001", "16"),
            five -> assertThat(five).isEqualTo(new Gone(5)),
            six -> assertFailed(six, 6, "BAITO-USR-002", "3 bytes"),
            seven -> assertFailed(seven, 7, "BAITO-USR-002", "NaN"));
    assertThat(result.statistics().jobsEvaluated()).isEqualTo(40);
    assertThat(result.statistics().candidates()).isEqualTo(80);
    assertThat(result.statistics().durationMs()).isPositive();
    assertThat(result.statistics().process().memoryUsedMb()).isPositive();
  }

  private static void assertFailed(UserOutcome outcome, long userId, String code, String detail) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.userId()).isEqualTo(userId);
              assertThat(failed.reason()).isEqualTo(code);
              assertThat(failed.detail()).contains(detail);
            });
  }

  @Test
  void applications_count_for_ever_with_their_employer_and_nothing_counts_after_the_mark() {
    var generation = Samples.store(tables, 40);
    tables.update("UPDATE job SET employer_id = 'E38' WHERE job_id = 1");
    List.of(1L, 2L, 3L).forEach(tables::user);
    List.of(1L, 2L, 3L).forEach(user -> Samples.vector(tables, user));
    var longAgo = Samples.AS_OF.minus(Duration.ofDays(2000));
    tables.behavior(1, 40, "apply", longAgo); // never again
    tables.behavior(1, 1, "apply", Samples.RECENTLY); // nor the employer of 38, for a while
    tables.behavior(2, 1, "apply", longAgo); // that employer's pause is long over
    tables.behavior(3, 40, "apply", Samples.AS_OF.plusSeconds(1)); // not yet
    long mark = tables.behavior(3, 39, "view", longAgo);
    tables.behavior(3, 38, "apply", Samples.RECENTLY); // after the mark

    MatchResult result =
        resultOf(Samples.batch(run, 0, generation, mark, SeenPolicy.APPLIED, List.of(1L, 2L, 3L)));

    assertThat(result.outcomes())
        .map(outcome -> ((Ranked) outcome).jobIds())
        .containsExactly(List.of(39L, 37L, 36L), List.of(40L, 39L, 38L), List.of(40L, 39L, 38L));
  }

  @Test
  void everything_seen_is_left_out_where_the_run_says_so() {
    var generation = Samples.store(tables, 40);
    tables.user(1);
    Samples.vector(tables, 1);
    tables.behavior(1, 40, "view", Samples.AS_OF.minus(Duration.ofDays(2000)));
    tables.behavior(1, 39, "click", Samples.AS_OF.plusSeconds(1));

    MatchResult result =
        resultOf(Samples.batch(run, 0, generation, Long.MAX_VALUE, SeenPolicy.ANY, List.of(1L)));

    assertThat(((Ranked) result.outcomes().getFirst()).jobIds()).containsExactly(39L, 38L, 37L);
  }

  @Test
  void behaviours_of_the_window_shape_the_vector_of_a_user_who_brings_none() {
    var generation = Samples.store(tables, 40);
    tables.user(1);
    tables.user(2);
    tables.behavior(1, 5, "favorite", Samples.RECENTLY);
    tables.behavior(2, 5, "favorite", Samples.AS_OF.minus(Duration.ofDays(30))); // window is open

    MatchResult result = resultOf(Samples.batch(run, 0, generation, List.of(1L, 2L)));

    assertThat(result.outcomes())
        .map(outcome -> ((Ranked) outcome).jobIds())
        .containsExactly(List.of(40L, 39L, 38L), List.of(1L, 2L, 3L));
  }

  @Test
  void a_message_delivered_twice_gives_the_same_outcomes() {
    var generation = Samples.store(tables, 40);
    for (long user = 1; user <= 20; user++) {
      tables.user(user);
      tables.behavior(user, user, "click", Samples.RECENTLY);
    }
    var users = tables.column("SELECT user_id FROM user_profile ORDER BY 1");
    var batch = Samples.batch(run, 3, generation, users.stream().map(Long.class::cast).toList());
    topics.publish(batch);
    topics.publish(batch);

    List<MatchResult> results = topics.awaitResults(run, 2);
    assertThat(results.get(0).outcomes()).hasSize(20).isEqualTo(results.get(1).outcomes());
  }

  @Test
  void a_result_has_the_key_of_its_batch_and_the_headers_of_an_event() {
    var generation = Samples.store(tables, 3);
    tables.user(1);
    topics.publish(Samples.batch(run, 4, generation, List.of(1L)));
    var message = topics.awaitMessages(Topic.MATCH_RESULTS, run + "/4", 1).getFirst();
    assertThat(message.headers().lastHeader("ce_type").value())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("dev.baito.match-result.v1");
    assertThat(message.headers().lastHeader("ce_id").value())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(run + "/4");
  }
}
