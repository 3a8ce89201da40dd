package dev.baito.sink.consume;

import static dev.baito.sink.LedgerTables.completions;
import static dev.baito.sink.LedgerTables.execute;
import static dev.baito.sink.LedgerTables.newUsers;
import static dev.baito.sink.LedgerTables.plan;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.UserOutcome;
import dev.baito.sink.LedgerTables.Run;
import dev.baito.sink.ResultTopic;
import dev.baito.sink.results.SampleResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Infrastructure down is not poison: nothing is lost, nothing is dead-lettered. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class OutageTest {
  private static final int BATCHES = 40;

  private final ResultTopic topic = new ResultTopic();
  private long[] users = {};

  @AfterEach
  void close() {
    topic.close();
  }

  @Test
  void postgresqlMayStopAndComeBack() {
    Run run = plannedRun();
    int deadLetters = topic.deadLetters().size();
    List<RecordMetadata> sent = new ArrayList<>(send(run, 0, BATCHES / 2));
    EmbeddedStack.stopServer("postgres");
    try {
      sent.addAll(send(run, BATCHES / 2, BATCHES));
      awaitNotReady();
    } finally {
      EmbeddedStack.startServer("postgres");
    }
    sent.forEach(topic::awaitSettled);
    assertComplete(run, deadLetters);
  }

  @Test
  void aReadOnlyDatabaseIsWaitedOut() {
    Run run = plannedRun();
    int deadLetters = topic.deadLetters().size();
    List<RecordMetadata> sent;
    execute("ALTER DATABASE baito SET default_transaction_read_only = on");
    try {
      endConnections();
      sent = send(run, 0, BATCHES);
      awaitNotReady();
    } finally {
      // A session may lift the ban that it was born with.
      execute("SET default_transaction_read_only = off", "ALTER DATABASE baito RESET ALL");
      endConnections();
    }
    sent.forEach(topic::awaitSettled);
    assertComplete(run, deadLetters);
  }

  @Test
  void kafkaMayStopAndComeBack() {
    Run run = plannedRun();
    int deadLetters = topic.deadLetters().size();
    List<RecordMetadata> sent = new ArrayList<>(send(run, 0, BATCHES / 2));
    EmbeddedStack.stopServer("kafka");
    EmbeddedStack.startServer("kafka");
    sent.addAll(send(run, BATCHES / 2, BATCHES));
    sent.forEach(topic::awaitSettled);
    assertComplete(run, deadLetters);
  }

  private Run plannedRun() {
    users = newUsers(BATCHES);
    return plan(LongStream.of(users).mapToObj(user -> new long[] {user}).toArray(long[][]::new));
  }

  private List<RecordMetadata> send(Run run, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(batch ->
            topic.send(
                ResultTopic.record(
                    SampleResults.message(
                        run.id(),
                        batch,
                        run.generation(),
                        run.revision(),
                        List.of(new UserOutcome.Empty(users[batch]))))))
        .toList();
  }

  private static void endConnections() {
    execute(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = 'baito' AND pid <> pg_backend_pid()
        """);
  }

  private static void awaitNotReady() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            given()
                .get("/q/health/ready")
                .then()
                .statusCode(503)
                .body(containsString("\"cannot\"")));
  }

  private void assertComplete(Run run, int deadLettersBefore) {
    assertThat(completions(run)).hasSize(BATCHES).allMatch(c -> c.endsWith("|0|1|0|0"));
    assertThat(topic.deadLetters()).hasSize(deadLettersBefore);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
  }
}
