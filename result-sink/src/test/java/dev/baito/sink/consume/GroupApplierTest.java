package dev.baito.sink.consume;

import static dev.baito.sink.LedgerTables.completions;
import static dev.baito.sink.LedgerTables.current;
import static dev.baito.sink.LedgerTables.everything;
import static dev.baito.sink.LedgerTables.failures;
import static dev.baito.sink.LedgerTables.lists;
import static dev.baito.sink.LedgerTables.newGeneration;
import static dev.baito.sink.LedgerTables.newUsers;
import static dev.baito.sink.LedgerTables.plan;
import static dev.baito.sink.LedgerTables.planIn;
import static dev.baito.sink.LedgerTables.rows;
import static dev.baito.sink.ResultTopic.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.UserOutcome;
import dev.baito.sink.LedgerTables;
import dev.baito.sink.LedgerTables.Run;
import dev.baito.sink.ResultTopic;
import dev.baito.sink.results.SampleResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of a known composition, on real servers. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class GroupApplierTest {
  @Inject GroupApplier groups;

  @Test
  void aGroupMayHoldAMessageTwiceAndTwoVersionsOfOne() {
    long[] users = newUsers(2);
    Run run = plan(users);
    var first = record(run, 0, ranked(users[0], 1), failed(users[1]));
    var second = record(run, 0, ranked(users[0], 2), ranked(users[1], 3));
    settle(List.of(first, first, second, second));
    assertThat(lists(run))
        .containsExactly(users[0] + "|ranked|{1}|{1}", users[1] + "|ranked|{3}|{1}");
    assertThat(failures(run)).isEmpty();
    assertThat(completions(run)).containsExactly("0|2|0|0|0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aGreaterRevisionStandsInWhicheverOrderTheyCome(boolean ascending) {
    long[] users = newUsers(1);
    long generation = newGeneration();
    Run older = planIn(generation, users);
    Run newer = planIn(generation, users);
    assertStands(newer, older, ascending, users[0]);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aGreaterGenerationStandsEvenWithALesserRevision(boolean ascending) {
    long[] users = newUsers(1);
    long olderGeneration = newGeneration();
    Run newer = planIn(newGeneration(), users);
    Run older = planIn(olderGeneration, users);
    assertThat(older.revision()).isGreaterThan(newer.revision());
    assertStands(newer, older, ascending, users[0]);
  }

  private void assertStands(Run newer, Run older, boolean ascending, long user) {
    var old = record(older, 0, ranked(user, 1));
    var fresh = record(newer, 0, ranked(user, 2));
    for (var group : ascending ? List.of(old, fresh) : List.of(fresh, old)) {
      settle(List.of(group));
    }
    String expected = "%d|%d|%d|{2}".formatted(newer.generation(), newer.revision(), newer.id());
    assertThat(current(user)).containsExactly(expected);
    assertThat(lists(older)).containsExactly(user + "|ranked|{1}|{1}");
  }

  @Test
  void ofTwoRunsInOneGroupTheGreaterStands() {
    long[] users = newUsers(1);
    Run older = plan(users);
    Run newer = plan(users);
    settle(List.of(record(newer, 0, ranked(users[0], 2)), record(older, 0, ranked(users[0], 1))));
    assertThat(current(users[0]).getFirst()).endsWith("|" + newer.id() + "|{2}");
    assertThat(lists(older)).hasSize(1);
  }

  @Test
  void anEmptyListReplacesAndAGoneUserKeepsTheLast() {
    long[] users = newUsers(2);
    Run first = plan(users);
    Run second = plan(users);
    settle(List.of(record(first, 0, ranked(users[0], 1), ranked(users[1], 1))));
    settle(
        List.of(
            record(second, 0, new UserOutcome.Empty(users[0]), new UserOutcome.Gone(users[1]))));
    assertThat(current(users[0]).getFirst()).endsWith("|" + second.id() + "|{}");
    assertThat(current(users[1]).getFirst()).endsWith("|" + first.id() + "|{1}");
  }

  @Test
  void aReplayThatCompletesAFailedUserMendsTheCounts() {
    long[] users = newUsers(3);
    Run run = plan(users);
    settle(List.of(record(run, 0, ranked(users[0], 1), failed(users[1]), failed(users[2]))));
    assertThat(completions(run)).containsExactly("0|1|0|0|2");
    settle(List.of(record(run, 0, ranked(users[2], 9))));
    assertThat(completions(run)).containsExactly("0|2|0|0|1");
    assertThat(failures(run)).singleElement().asString().startsWith(users[1] + "|");
    assertThat(current(users[2]).getFirst()).endsWith("|{9}");
  }

  @Test
  void aLateFailureOfACompletedUserChangesNothing() {
    long[] users = newUsers(1);
    Run run = plan(users);
    settle(List.of(record(run, 0, ranked(users[0], 1))));
    List<String> before = everything(run);
    settle(List.of(record(run, 0, failed(users[0]))));
    assertThat(everything(run)).isEqualTo(before);
  }

  @Test
  void aBatchIsCompleteWhenEachPlannedUserIsSettled() {
    long[] users = newUsers(2);
    Run run = plan(users);
    settle(List.of(record(run, 0, ranked(users[1], 1))));
    assertThat(completions(run)).isEmpty();
    assertThat(lists(run)).hasSize(1);
    settle(List.of(record(run, 0, ranked(users[0], 1))));
    assertThat(completions(run)).containsExactly("0|2|0|0|0");
  }

  @Test
  void aBatchWithoutUsersIsComplete() {
    Run run = plan(new long[0]);
    settle(List.of(record(run, 0)));
    assertThat(completions(run)).containsExactly("0|0|0|0|0");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 7})
  void whatTheDatabaseRefusesTakesNoNeighbourWithIt(int bad) {
    long[] users = newUsers(8);
    long[][] batches = new long[8][];
    IntStream.range(0, 8).forEach(i -> batches[i] = new long[] {users[i]});
    Run run = plan(batches);
    var group = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    for (int i = 0; i < 8; i++) {
      group.add(record(run, i, ranked(users[i], i)));
    }
    group.set(bad, refused(group.get(bad)));
    settle(group);
    assertThat(completions(run))
        .containsExactlyElementsOf(
            IntStream.range(0, 8).filter(i -> i != bad).mapToObj(i -> i + "|1|0|0|0").toList());
    try (var topic = new ResultTopic()) {
      assertThat(topic.deadLetters(run.id() + "/" + bad))
          .singleElement()
          .satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(group.get(bad).value());
            assertThat(header(letter, "dead-letter-reason")).isEqualTo("BAITO-SNK-002");
            assertThat(header(letter, "dead-letter-cause")).contains("22P05");
            assertThat(header(letter, "dead-letter-offset"))
                .isEqualTo("" + group.get(bad).offset());
          });
    }
  }

  /** More users than one statement takes: 1,000 of a batch and one more. */
  @Test
  void aGroupMayBeLargerThanAStatement() {
    long[] users = newUsers(2_501);
    Run run = plan(users);
    UserOutcome[] outcomes = new UserOutcome[users.length];
    for (int i = 0; i < users.length; i++) {
      outcomes[i] = i % 2 == 0 ? ranked(users[i], i) : failed(users[i]);
    }
    settle(List.of(record(run, 0, outcomes)));
    assertThat(completions(run)).containsExactly("0|1251|0|0|1250");
    assertThat(lists(run).getLast()).isEqualTo(users[2_500] + "|ranked|{2500}|{1}");
  }

  /** Two sinks may hold the same batches for a moment while partitions change hands. */
  @Test
  void twoSinksAtOnceNeitherBlockEachOtherNorLeaveAFailureOfACompletedUser() throws Exception {
    int batches = 40;
    long[][] users = new long[batches][];
    IntStream.range(0, batches).forEach(i -> users[i] = newUsers(5));
    Run run = plan(users);
    try (var pool = Executors.newFixedThreadPool(2)) {
      var one = pool.submit(() -> inGroups(run, users, true));
      var other = pool.submit(() -> inGroups(run, users, false));
      one.get(60, TimeUnit.SECONDS);
      other.get(60, TimeUnit.SECONDS);
    }
    assertThat(failures(run)).isEmpty();
    assertThat(lists(run)).hasSize(batches * 5);
    assertThat(completions(run)).hasSize(batches).allMatch(c -> c.endsWith("|5|0|0|0"));
  }

  /**
   * The one order of events that would leave a failure of a completed user: the failure is written
   * while the completion is written, but not committed, by another sink.
   */
  @Test
  void aFailureThatMeetsACompletionUnderWayWaitsForItAndLoses() throws Exception {
    long[] users = newUsers(5);
    Run run = plan(users);
    try (var pool = Executors.newFixedThreadPool(2);
        Connection holdup = LedgerTables.connect()) {
      holdup.setAutoCommit(false);
      try (var statement = holdup.createStatement()) {
        statement.execute(
            "INSERT INTO batch_completion VALUES (%d, 0, 0, 0, 0, 0, now(), 0, '{}')"
                .formatted(run.id()));
      }
      var completion = pool.submit(() -> inGroups(run, new long[][] {users}, true));
      awaitWaiting(1);
      var failure = pool.submit(() -> inGroups(run, new long[][] {users}, false));
      awaitWaiting(2);
      holdup.rollback();
      completion.get(60, TimeUnit.SECONDS);
      failure.get(60, TimeUnit.SECONDS);
    }
    assertThat(failures(run)).isEmpty();
    assertThat(completions(run)).containsExactly("0|5|0|0|0");
  }

  private static void awaitWaiting(int sessions) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> rows("SELECT count(*) FROM pg_locks WHERE NOT granted"),
            List.of(Integer.toString(sessions))::equals);
  }

  private void inGroups(Run run, long[][] users, boolean completed) {
    for (int from = 0; from < users.length; from += 4) {
      var group = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      for (int i = from; i < Math.min(users.length, from + 4); i++) {
        var outcomes = new ArrayList<UserOutcome>();
        for (long user : users[i]) {
          outcomes.add(completed ? ranked(user, 1) : failed(user));
        }
        group.add(record(run, i, outcomes.toArray(UserOutcome[]::new)));
      }
      settle(completed ? group : group.reversed());
    }
  }

  private void settle(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    try {
      groups.settle(records);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static UserOutcome ranked(long user, long job) {
    return new UserOutcome.Ranked(user, List.of(job), List.of(1f));
  }

  private static UserOutcome failed(long user) {
    return new UserOutcome.Failed(user, "BAITO-USR-001", "wrong length");
  }

  private static ConsumerRecord<byte[], byte[]> record(
      Run run, int batch, UserOutcome... outcomes) {
    byte[] value =
        MessageCodec.encode(
            SampleResults.message(
                run.id(), batch, run.generation(), run.revision(), List.of(outcomes)));
    String key = run.id() + "/" + batch;
    return new ConsumerRecord<>("match-results", 0, batch, key.getBytes(UTF_8), value);
  }

  /** A well-formed message with a NUL in its statistics, which jsonb does not take. */
  private static ConsumerRecord<byte[], byte[]> refused(ConsumerRecord<byte[], byte[]> origin) {
    String value =
        new String(origin.value(), UTF_8)
            .replace("\"pairs_considered\"", "\"odd\":\"\\u0000\",\"pairs_considered\"");
    return new ConsumerRecord<>(
        origin.topic(), origin.partition(), origin.offset(), origin.key(), value.getBytes(UTF_8));
  }
}
