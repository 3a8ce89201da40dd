package dev.baito.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.local.client.RunView;
import dev.baito.local.generate.Generator;
import dev.baito.local.generate.GeneratorSettings;
import dev.baito.local.stack.ProcessStatus;
import dev.baito.messages.MatchResult;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import dev.baito.run.MatchSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order work is served, and what becomes of it when a process is asked to end. */
class QueueTest {
  private static final Instant AS_OF = GeneratorSettings.DEFAULT_AS_OF;
  private static final int USERS = 300;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String WAITING_SQL =
      "SELECT count(DISTINCT pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";

  @TempDir private static Path folder;

  private static RunningStack stack;
  private static HttpClient http;

  @BeforeAll
  static void start() throws Exception {
    stack = RunningStack.start("queue", 2);
    http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    Path data = folder.resolve("data");
    new Generator(new GeneratorSettings(USERS, 2_000, 5, AS_OF, OptionalInt.of(64), 2))
        .write(data, (what, done, all) -> {});
    stack.replaceAll(data);
    stack.completedRun(AS_OF, MatchSettings.DEFAULT, 10); // cold
  }

  @AfterAll
  static void stop() {
    http.close();
    stack.close();
  }

  @Test
  void highRun_overtakesANormalOne_whichKeepsItsShare() throws Exception {
    long normal;
    long high;
    signalWorkers("STOP");
    try {
      normal = publishedRun("normal");
      high = publishedRun("high");
    } finally {
      signalWorkers("CONT");
    }
    untilCompleted(high);
    untilCompleted(normal);

    String order = order(normal, high);
    // Later on a worker whose own partitions hold no more high batches rightly does normal ones.
    int half = order.length() / 4;
    assertThat(normalBefore(half, order))
        .as("normal batches before half of the high ones: %s", order)
        .isBetween(1, half / 2);
  }

  @Test
  void workerAskedToEnd_isNotReady_finishesWhatItHas_andNothingIsRedone() throws Exception {
    ProcessHandle worker = ProcessHandle.of(stack.stack().pidOf("worker-1")).orElseThrow();
    URI readiness = readiness("worker-1");
    RunView run;
    try (Connection database = connect();
        Statement statement = database.createStatement()) {
      run = stack.startRun(AS_OF, MatchSettings.DEFAULT, 3);
      untilPublished(run.id());
      database.setAutoCommit(false);
      statement.execute("LOCK TABLE user_profile IN ACCESS EXCLUSIVE MODE");
      await("both workers have a batch in hand")
          .atMost(PATIENCE)
          .until(() -> number(WAITING_SQL) >= 2);

      worker.destroy();

      await("not ready").atMost(PATIENCE).until(() -> !isReady(readiness));
      assertThat(worker.isAlive()).as("it still has a batch in hand").isTrue();
      database.rollback();
    }
    worker.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    stack.untilCompleted(run);
    stack.stack().restart("worker-1");

    try (var kafka = new Redelivery(stack.stack())) {
      assertThat(
              kafka.read(Topic.MATCH_RESULTS).stream()
                  .map(record -> MessageCodec.decode(record.value(), MatchResult.class))
                  .filter(result -> result.runId() == run.id())
                  .map(MatchResult::batchNo))
          .hasSize(USERS / 3)
          .doesNotHaveDuplicates();
    }
  }

  /**
   * Returns in which order the workers did the batches of two runs: n of the one, h of the other.
   */
  private static String order(long normal, long high) throws Exception {
    try (var kafka = new Redelivery(stack.stack())) {
      return kafka.read(Topic.MATCH_RESULTS).stream()
          .sorted(Comparator.comparingLong(ConsumerRecord::timestamp))
          .map(record -> MessageCodec.decode(record.value(), MatchResult.class).runId())
          .filter(run -> run == normal || run == high)
          .map(run -> run == high ? "h" : "n")
          .collect(Collectors.joining());
    }
  }

  private static int normalBefore(int highs, String order) {
    int normal = 0;
    for (int i = 0, high = 0; high < highs; i++) {
      if (order.charAt(i) == 'h') {
        high++;
      } else {
        normal++;
      }
    }
    return normal;
  }

  private static long publishedRun(String priority) throws Exception {
    var request =
        HttpRequest.newBuilder(stack.stack().schedulerUri().resolve("/runs"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    JSON.writeValueAsString(
                        Map.of("as_of", AS_OF.toString(), "batch_size", 2, "priority", priority))))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    JsonNode run = JSON.readTree(response.body());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    untilPublished(run.path("run_id").asLong());
    return run.path("run_id").asLong();
  }

  private static void untilPublished(long runId) {
    await("run " + runId + " published")
        .atMost(PATIENCE)
        .until(() -> {
          RunView run = stack.scheduler().run(runId);
          return run.batches().planned() > 0
              && number(
                      "SELECT count(*) FROM user_batch WHERE published_at IS NULL AND run_id = "
                          + runId)
                  == 0;
        });
  }

  private static void untilCompleted(long runId) {
    stack.untilCompleted(stack.scheduler().run(runId));
  }

  private static void signalWorkers(String signal) throws IOException, InterruptedException {
    for (String worker : new String[] {"worker-1", "worker-2"}) {
      new ProcessBuilder("kill", "-" + signal, Long.toString(stack.stack().pidOf(worker)))
          .start()
          .waitFor();
    }
  }

  private static URI readiness(String service) {
    int port =
        stack.stack().status().processes().stream()
            .filter(process -> process.name().equals(service))
            .mapToInt(ProcessStatus::port)
            .findAny()
            .orElseThrow();
    return URI.create("http://127.0.0.1:" + port + "/q/health/ready");
  }

  private static boolean isReady(URI uri) throws InterruptedException {
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false; // it listens no more
    }
  }

  private static long number(String sql) throws SQLException {
    try (Connection database = connect();
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static Connection connect() throws SQLException {
    Map<String, String> properties = stack.stack().connectionProperties();
    return DriverManager.getConnection(
        Objects.requireNonNull(properties.get("quarkus.datasource.jdbc.url")),
        "baito",
        properties.get("quarkus.datasource.password"));
  }
}
