package dev.baito.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.client.FakeScheduler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code warm} on a fake cache-warmer. */
@Timeout(60)
final class WarmCommandTest {
  private final FakeScheduler fake = FakeScheduler.start();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @AfterEach
  void close() {
    fake.close();
  }

  private static String state(String state, int pass, int requested, int present, String more) {
    return """
    {"state":"%s","pass":%d,"requested_pass":%d,"generation_id":7,"blocks":93,"present":%d,
     "readiness_percent":88,"written":12,"removed":0,"duration_ms":840%s}
    """
        .formatted(state, pass, requested, present, more);
  }

  private void accepts() {
    fake.on("POST /warm", 202, "application/json", state("complete", 3, 5, 93, ""));
  }

  @Test
  void it_waitsForThePassItAskedFor_andSaysWhatItDid() {
    accepts();
    fake.onJson("GET /warm", state("complete", 3, 5, 93, ""))
        .onJson("GET /warm", state("running", 4, 5, 10, ""))
        .onJson("GET /warm", state("complete", 4, 5, 93, ""))
        .onJson("GET /warm", state("running", 5, 5, 81, ""))
        .onJson("GET /warm", state("complete", 5, 5, 93, ""));

    assertThat(execute()).isEqualTo(ExitCodes.OK);

    assertThat(output())
        .isEqualToIgnoringNewLines(
            "Redis holds all 93 blocks of generation 7: 12 written in 0.8 s");
    assertThat(errors()).contains("of 93 blocks");
    assertThat(fake.asked()).hasSize(6);
  }

  @Test
  void aFullRedis_isToldWithWhatItIsGoodFor() {
    accepts();
    fake.onJson("GET /warm", state("full", 5, 5, 60, ""));

    assertThat(execute()).isEqualTo(ExitCodes.OK);

    assertThat(output())
        .startsWith("Redis is full: it holds 60 of 93 blocks of generation 7, good for 88%")
        .contains("maxmemory");
  }

  @Test
  void aFailedPass_isOneLineWithItsCode() {
    accepts();
    fake.onJson(
        "GET /warm",
        state(
            "failed",
            5,
            5,
            60,
            ",\"failure\":{\"code\":\"BAITO-API-005\",\"detail\":\"Redis does not do its work\"}"));

    assertThat(execute()).isEqualTo(ExitCodes.FAILURE);

    assertThat(errors().lines()).containsExactly("BAITO-API-005: Redis does not do its work");
    assertThat(output()).isEmpty();
  }

  @Test
  void withoutAGeneration_itIsTheWarmersOwnError() {
    fake.on(
        "POST /warm",
        404,
        "application/problem+json",
        "{\"status\":404,\"code\":\"BAITO-CAT-003\",\"detail\":\"there is no generation\"}");

    assertThat(execute()).isEqualTo(ExitCodes.FAILURE);

    assertThat(errors().lines()).containsExactly("BAITO-CAT-003: there is no generation");
  }

  @Test
  void json_isTheApisDocument_andWithoutWaitingTheFirstAnswer() {
    accepts();

    assertThat(execute("--json", "--wait=false")).isEqualTo(ExitCodes.OK);

    assertThat(output()).contains("\"requested_pass\" : 5");
    assertThat(fake.asked()).hasSize(1);
  }

  @Test
  void withoutAStack_itSaysHowToStartOne() {
    assertThat(execute(Map.of(), "warm")).isEqualTo(ExitCodes.FAILURE);

    assertThat(errors()).startsWith("BAITO-SYS-004: nothing is up").contains("./baito up");
  }

  @Test
  void anAddressThatIsNone_isAUsageError() {
    assertThat(execute(Map.of(), "warm", "--warmer-url", "warmer:8080")).isEqualTo(ExitCodes.USAGE);

    assertThat(errors()).startsWith("BAITO-SYS-005: --warmer-url must be http://HOST:PORT");
  }

  private int execute(String... options) {
    return execute(
        Map.of("BAITO_CLI_WARMER_URL", fake.uri().toString()),
        Stream.concat(Stream.of("warm"), Stream.of(options)).toArray(String[]::new));
  }

  private int execute(Map<String, String> environment, String... arguments) {
    Console console = new Console(print(out), print(err), false, System::nanoTime);
    return Baito.commandLine(new Context(console, folder), new Properties(), environment)
        .execute(arguments);
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
