package dev.baito.sink.results;

import static dev.baito.sink.results.SampleResults.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.messages.UserOutcome;
import dev.baito.sink.results.Changes.Batch;
import dev.baito.sink.results.Changes.Completed;
import dev.baito.sink.results.Changes.Failure;
import dev.baito.sink.results.Changes.Fence;
import dev.baito.sink.results.Changes.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final Fence FENCE = new Fence(SampleResults.GENERATION, SampleResults.REVISION);

  @Test
  void everyOutcomeHasItsChange() {
    var changes =
        Changes.of(
            List.of(
                result(
                    1,
                    0,
                    new UserOutcome.Ranked(4, List.of(9L, 8L), List.of(1f, .5f)),
                    new UserOutcome.Empty(3),
                    new UserOutcome.Gone(2),
                    new UserOutcome.Failed(1, "BAITO-USR-001", "wrong length"))));
    var batch = new BatchKey(1, 0);
    assertThat(changes.completed())
        .containsExactly(
            new Completed(batch, 2, FENCE, Outcome.GONE, List.of(), List.of()),
            new Completed(batch, 3, FENCE, Outcome.EMPTY, List.of(), List.of()),
            new Completed(batch, 4, FENCE, Outcome.RANKED, List.of(9L, 8L), List.of(1f, .5f)));
    assertThat(changes.failures())
        .containsExactly(new Failure(batch, 1, "BAITO-USR-001", "wrong length"));
    assertThat(changes.batches()).containsExactly(new Batch(batch, SampleResults.STATISTICS));
  }

  @Test
  void completedBeatsFailedInWhicheverOrderTheyCome() {
    var failed = result(1, 0, new UserOutcome.Failed(7, "BAITO-USR-003", ""));
    var completed = result(1, 0, new UserOutcome.Empty(7));
    for (var messages : List.of(List.of(failed, completed), List.of(completed, failed))) {
      var changes = Changes.of(messages);
      assertThat(changes.completed()).extracting(Completed::userId).containsExactly(7L);
      assertThat(changes.failures()).isEmpty();
    }
  }

  @Test
  void ofTwoListsTheFirstStandsAndOfTwoFailuresTheLast() {
    var changes =
        Changes.of(
            List.of(
                result(1, 0, new UserOutcome.Gone(1), new UserOutcome.Failed(2, "A", "first")),
                result(1, 0, new UserOutcome.Empty(1), new UserOutcome.Failed(2, "B", "last"))));
    assertThat(changes.completed()).extracting(Completed::outcome).containsExactly(Outcome.GONE);
    assertThat(changes.failures()).extracting(Failure::detail).containsExactly("last");
  }

  @Test
  void oneUserInTwoRunsIsTwoChanges() {
    var changes =
        Changes.of(
            List.of(
                result(2, 0, new UserOutcome.Empty(1)), result(1, 0, new UserOutcome.Empty(1))));
    assertThat(changes.completed())
        .extracting(Completed::batch)
        .containsExactly(new BatchKey(1, 0), new BatchKey(2, 0));
    assertThat(changes.batches())
        .extracting(Batch::key)
        .containsExactly(new BatchKey(1, 0), new BatchKey(2, 0));
  }

  @Test
  void aNulInADetailBecomesACharacterThatPostgresqlStores() {
    var changes = Changes.of(List.of(result(1, 0, new UserOutcome.Failed(1, "A", "a\0b"))));
    assertThat(changes.failures()).extracting(Failure::detail).containsExactly("a\uFFFDb");
  }
}
