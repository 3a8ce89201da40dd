package dev.baito.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.local.client.RunState;
import dev.baito.local.client.RunView;
import dev.baito.local.generate.Generator;
import dev.baito.local.generate.GeneratorSettings;
import dev.baito.run.MatchSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Breaks one thing at a time in mid-run and holds what comes out against a run in peace. {@code
 * ./baito chaos} runs it with longer faults and each of them three times; the project's tests run
 * it in short.
 */
class FaultSuiteTest {
  private static final Instant AS_OF = GeneratorSettings.DEFAULT_AS_OF;
  private static final int USERS = 400;

  /** Within this long of healing a run has to be done. */
  private static final Duration RECOVERY = Duration.ofSeconds(90);

  private static final int TIMES = Integer.getInteger("baito.chaos.times", 1);
  private static final Duration FREEZE =
      Duration.ofSeconds(Integer.getInteger("baito.chaos.freeze-seconds", 4));

  private static final List<String> TABLE = new ArrayList<>();
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  private static RunningStack stack;
  private static HttpClient http;
  private static Path calm;
  private static double calmSeconds;

  @BeforeAll
  static void start() throws Exception {
    stack = RunningStack.start("fault-suite", 2);
    http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    Path data = folder.resolve("data");
    new Generator(new GeneratorSettings(USERS, 3_000, 11, AS_OF, 64, 2))
        .write(data, (what, done, all) -> {});
    stack.replaceAll(data);
    stack.completedRun(AS_OF, MatchSettings.DEFAULT, 1); // cold
    long since = System.nanoTime();
    RunView run = stack.completedRun(AS_OF, MatchSettings.DEFAULT, 1);
    calmSeconds = seconds(since);
    calm = stack.export(run, folder.resolve("calm.csv"));
  }

  @AfterAll
  static void stop() {
    TABLE.forEach(System.out::println);
    http.close();
    stack.close();
  }

  static Stream<Fault> faults() {
    return Stream.of(Fault.values())
        .flatMap(fault -> LongStream.range(0, TIMES).mapToObj(_ -> fault));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whateverBreaks_nothingIsLost(Fault fault) throws Exception {
    long lettersBefore = deadLetters().size();
    long since = System.nanoTime();
    RunView run = stack.startRun(AS_OF, MatchSettings.DEFAULT, 1);
    await("some batches, not all")
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> stack.scheduler().run(run.id()).batches().completed() > 0);
    assertThat(stack.scheduler().run(run.id()).state()).isEqualTo(RunState.RUNNING);

    fault.strike(stack.stack(), FREEZE);

    // I5: done within a stated time of healing.
    RunView done =
        await("run " + run.id() + " done after " + fault)
            .atMost(RECOVERY)
            .pollInterval(Duration.ofMillis(100))
            .ignoreExceptions() // the scheduler itself may just be coming back
            .until(() -> stack.scheduler().run(run.id()), now -> now.state().ended());
    TABLE.add(
        String.format(
            Locale.ROOT, "%-26s %6.1f s more than in peace", fault, seconds(since) - calmSeconds));

    assertThat(done.state()).isEqualTo(RunState.COMPLETED);
    // I1: the ledger closes. I2: the audit looks at each list too.
    JsonNode audit = get("/runs/" + run.id() + "/audit");
    assertThat(audit.path("ledger").asText()).as("%s", audit).isEqualTo("closed");
    assertThat(audit.path("problems")).isEmpty();
    assertThat(audit.at("/users/completed").asInt()).isEqualTo(USERS);
    // I3: the same bytes.
    assertThat(stack.export(done, folder.resolve(fault + "-" + run.id() + ".csv")))
        .hasSameBinaryContentAs(calm);
    // I4: nothing older overwrote newer.
    for (long user = 1; user <= USERS; user += 37) {
      assertThat(stack.scheduler().recommendations(user).path("run_id").asLong())
          .isEqualTo(run.id());
    }
    // I6: each dead letter has its reason, attempts and content; and there is none too many.
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(deadLetters()).hasSize((int) lettersBefore + fault.deadLetters()));
    for (JsonNode letter : deadLetters()) {
      JsonNode whole = get("/dead-letters/" + letter.path("dead_letter_id").asLong());
      assertThat(whole.path("reason").asText()).startsWith("BAITO-MSG-");
      assertThat(whole.path("attempts").asInt()).isPositive();
      assertThat(whole.path("payload").isMissingNode()).isFalse();
    }
  }

  private static List<JsonNode> deadLetters() throws Exception {
    List<JsonNode> letters = new ArrayList<>();
    get("/dead-letters?state=open&limit=100").path("dead_letters").forEach(letters::add);
    return letters;
  }

  private static JsonNode get(String path) throws Exception {
    URI uri = stack.stack().schedulerUri().resolve(path);
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build();
    var response = http.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
