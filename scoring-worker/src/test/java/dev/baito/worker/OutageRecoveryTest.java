package dev.baito.worker;

import static io.restassured.RestAssured.get;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.MatchResult;
import dev.baito.messages.Topic;
import dev.baito.messages.UserOutcome.Ranked;
import dev.baito.worker.fixture.Samples;
import dev.baito.worker.fixture.Topics;
import dev.baito.worker.fixture.WorkerTables;
import dev.baito.worker.fixture.WorkerTables.StoredGeneration;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Servers that go away are waited for: no batch is lost, none is dead-lettered. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class OutageRecoveryTest {
  private static final int BATCHES = 60;

  private final long run = Samples.newRun();

  private void publish(Topics topics, StoredGeneration generation, int from, int to) {
    for (int batchNo = from; batchNo < to; batchNo++) {
      topics.publish(Samples.batch(run, batchNo, generation, List.of(1L)));
    }
  }

  private void assertComplete(Topics topics, int batches) {
    List<MatchResult> results =
        await()
            .atMost(120, SECONDS)
            .until(
                () -> topics.awaitResults(run, batches),
                found -> found.stream().map(MatchResult::batchNo).distinct().count() == batches);
    assertThat(results)
        .allSatisfy(result ->
            assertThat(((Ranked) result.outcomes().getFirst()).jobIds())
                .containsExactly(40L, 39L, 38L));
    assertThat(topics.messages(Topic.USER_BATCHES_DEAD_LETTER, Long.toString(run))).isEmpty();
  }

  private static StoredGeneration generationAndUser(WorkerTables tables) {
    var generation = Samples.store(tables, 40);
    tables.user(1);
    Samples.vector(tables, 1);
    return generation;
  }

  @Test
  void connections_of_postgresql_cut_in_the_middle_lose_nothing() {
    try (var tables = WorkerTables.empty();
        var topics = new Topics()) {
      var generation = generationAndUser(tables);
      for (int cut = 0; cut < 6; cut++) {
        publish(topics, generation, cut * BATCHES / 6, (cut + 1) * BATCHES / 6);
        tables.column(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'
            """);
      }
      assertComplete(topics, BATCHES);
    }
  }

  @Test
  void while_postgresql_is_away_the_worker_is_not_ready_and_then_it_goes_on() {
    try (var topics = new Topics()) {
      StoredGeneration generation;
      try (var tables = WorkerTables.empty()) {
        generation = generationAndUser(tables);
      }
      EmbeddedStack.stopServer("postgres");
      try {
        publish(topics, generation, 0, 10);
        await()
            .atMost(60, SECONDS)
            .untilAsserted(() ->
                assertThat(get("/q/health/ready").then().extract().asString())
                    .contains("\"cannot\""));
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
      } finally {
        EmbeddedStack.startServer("postgres");
      }
      assertComplete(topics, 10);
      await()
          .atMost(60, SECONDS)
          .untilAsserted(() -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));
    }
  }

  @Test
  void while_kafka_is_away_results_wait_and_then_they_come() {
    try (var tables = WorkerTables.empty()) {
      var generation = generationAndUser(tables);
      try (var topics = new Topics()) {
        publish(topics, generation, 0, 10);
        EmbeddedStack.stopServer("kafka");
        EmbeddedStack.startServer("kafka");
        publish(topics, generation, 10, 20);
        assertComplete(topics, 20);
      }
    }
  }
}
