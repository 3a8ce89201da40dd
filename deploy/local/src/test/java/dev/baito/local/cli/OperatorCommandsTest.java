package dev.baito.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.client.FakeScheduler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types about dead letters and ledgers, on a fake scheduler. */
final class OperatorCommandsTest {
  private static final String ENTRY =
      """
      {"dead_letter_id":17,"state":"open","reason":"BAITO-USR-001","cause":"dimension 7",
       "topic":"user-batches.dead-letter","run_id":12,"batch_no":3,"users":1,"user_id":42,
       "attempts":1,"letters":2,"failed_replays":1,
       "received_at":"2026-01-31T00:00:00.123Z","last_received_at":"2026-01-31T01:00:00.5Z"}\
      """;

  private final FakeScheduler fake = FakeScheduler.start();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void usageErrors_areOneLineAndExitCode2() {
    assertUsage("list, show, replay or discard", "dead-letters");
    assertUsage("--limit must be from 1 to 200, not 0", "dead-letters", "list", "--limit", "0");
    assertUsage("'yesterday' is not an instant", "dead-letters", "list", "--since", "yesterday");
    assertUsage("ID", "dead-letters", "show");
    assertUsage("or say --all", "dead-letters", "replay");
    assertUsage("or say --all", "dead-letters", "replay", "17", "--all");
    assertUsage("or say --all", "dead-letters", "replay", "17", "--run", "12");
    assertUsage("at least 1, not 0", "dead-letters", "replay", "--all", "--rate", "0");
    assertUsage("--reason", "dead-letters", "discard", "17");
    assertUsage("must say why", "dead-letters", "discard", "17", "--reason", " ");
    assertUsage("'latest'", "audit", "latest");
    assertThat(fake.asked()).isEmpty();
  }

  @Test
  void list_asksForWhatIsWanted_andShowsATable() {
    fake.onJson(
        "GET /dead-letters?run=12&reason=BAITO-USR-001&state=open&user=42"
            + "&since=2026-01-31T00%3A00%3A00Z&limit=1&before=99",
        "{\"dead_letters\":[" + ENTRY + "],\"next_before\":17}");

    assertThat(
            execute(
                "list --run 12 --reason BAITO-USR-001 --in open --user 42"
                    + " --since 2026-01-31T00:00:00Z --limit 1 --before 99"))
        .isEqualTo(ExitCodes.OK);

    assertThat(output().lines())
        .hasSize(3)
        .satisfiesExactly(
            head -> assertThat(head).contains("id", "state", "reason", "cause"),
            row ->
                assertThat(row)
                    .contains("17", "open", "BAITO-USR-001", "12", "42", "2026-01-31T01:00:00Z")
                    .endsWith("dimension 7"),
            more -> assertThat(more).isEqualTo("There are more: --before 17"));
  }

  @Test
  void list_nothingThere_saysSo_andJsonIsTheApis() {
    fake.onJson("GET /dead-letters?limit=20", "{\"dead_letters\":[],\"next_before\":null}");

    execute("list");
    assertThat(output()).isEqualTo("No dead letters.\n");
    execute("list --json");
    assertThat(output()).contains("\"dead_letters\" : [ ]");
  }

  @Test
  void show_tellsAll() {
    fake.onJson(
        "GET /dead-letters/17",
        ENTRY.replaceFirst("}$", "")
            + """
            ,"headers":{"dead-letter-offset":"5"},
            "key":{"bytes":4,"encoding":"hex","hex":"00ff","truncated":true},
            "payload":{"bytes":9,"encoding":"json","json":{"a":0.10},"truncated":false},
            "history":[{"at":"2026-01-31T01:00:00Z","kind":"letter","detail":"why",
            "attempts":1,"place":"t/0/5"}]}
            """);

    execute("show 17");

    assertThat(output())
        .contains(
            "Dead letter 17: open\n",
            "cause      dimension 7",
            "2, 1 of them from replays",
            "  dead-letter-offset: 5\n",
            "Key      4 bytes, hex: 00ff ... (cut)",
            "Message  9 bytes, JSON: {\"a\":0.1",
            "letter     why  at t/0/5");
  }

  @Test
  void show_unknown_isOneLine() {
    fake.on(
        "GET /dead-letters/18",
        404,
        "application/problem+json",
        "{\"code\":\"BAITO-DLQ-001\",\"detail\":\"there is none\"}");

    assertThat(execute("show 18")).isEqualTo(ExitCodes.FAILURE);
    assertThat(errors()).isEqualTo("BAITO-DLQ-001: there is none\n");
  }

  @Test
  void replay_dryRun_saysWhatItWouldTake() {
    fake.onJson(
        "POST /dead-letters/replays",
        "{\"dry_run\":true,\"total\":2000,\"first\":[" + ENTRY + "]}");

    assertThat(execute("replay --run 12 --reason X --dry-run --rate 5")).isEqualTo(ExitCodes.OK);

    assertThat(output()).startsWith("It would put back 2,000 dead letters.\n").contains("17");
    assertThat(fake.asked().getFirst().body())
        .isEqualTo("{\"run\":12,\"reason\":\"X\",\"dry_run\":true,\"per_second\":5}");
  }

  @Test
  void replay_wait_followsItToItsEnd() {
    fake.onJson("POST /dead-letters/replays", replay("running", 0, 0));
    fake.onJson("GET /dead-letters/replays/3", replay("running", 4, 0));
    fake.onJson("GET /dead-letters/replays/3", replay("done", 7, 0));

    assertThat(execute("replay 17 18 --wait")).isEqualTo(ExitCodes.OK);

    assertThat(fake.asked().getFirst().body()).isEqualTo("{\"ids\":[17,18]}");
    assertThat(output())
        .isEqualTo(
            "Replay 3 done: of 10 dead letters 7 put back, 3 nothing to do for, 0 refused"
                + " (3 completed)\n");
  }

  @Test
  void replay_wait_failsWhereKafkaRefused_orItWasCancelled() {
    fake.onJson("POST /dead-letters/replays", replay("running", 0, 0));
    fake.onJson("GET /dead-letters/replays/3", replay("done", 6, 1));
    fake.onJson("GET /dead-letters/replays/3", replay("cancelled", 6, 0));

    assertThat(execute("replay --all --wait")).isEqualTo(ExitCodes.FAILURE);
    assertThat(execute("replay --all --wait")).isEqualTo(ExitCodes.FAILURE);
    assertThat(execute("replay --all")).isEqualTo(ExitCodes.OK);
    assertThat(output()).startsWith("Replay 3: 10 dead letters, at most 50 a second");
  }

  @Test
  void discard_givesUpEach() {
    for (int id : List.of(17, 18)) {
      fake.onJson("POST /dead-letters/" + id + "/discard", ENTRY);
    }

    assertThat(executeAll("dead-letters", "discard", "17", "18", "--reason", "left the site"))
        .isEqualTo(ExitCodes.OK);

    assertThat(output()).isEqualTo("Dead letter 17 is discarded.\nDead letter 18 is discarded.\n");
    assertThat(fake.asked())
        .allMatch(asked -> asked.body().equals("{\"reason\":\"left the site\"}"));
  }

  @Test
  void audit_closed_isFine() {
    fake.onJson("GET /runs/12/audit", audit(12, "closed", 0, "[]"));

    assertThat(executeAll("audit", "12")).isEqualTo(ExitCodes.OK);

    assertThat(output())
        .isEqualTo(
            "Run 12 closed: 1,000 planned = 990 completed + 7 dead-lettered + 2 discarded"
                + " + 1 cancelled\n");
  }

  @Test
  void audit_ofAllRuns_asksEveryEndedOne_namesHoles_andFails() {
    fake.onJson(
        "GET /runs?limit=200",
        "{\"runs\":[{\"run_id\":14,\"state\":\"running\"},{\"run_id\":13,\"state\":\"failed\"}],"
            + "\"next_before\":13}");
    fake.onJson(
        "GET /runs?limit=200&before=13",
        "{\"runs\":[{\"run_id\":12,\"state\":\"completed\"}],\"next_before\":null}");
    fake.onJson("GET /runs/13/audit", audit(13, "closed", 0, "[]"));
    fake.onJson(
        "GET /runs/12/audit",
        audit(
            12,
            "open",
            3,
            "[{\"problem\":\"missing\",\"count\":3,\"users\":[5,6]},"
                + "{\"problem\":\"unordered\",\"count\":1,\"users\":[9]}]"));

    assertThat(executeAll("audit")).isEqualTo(ExitCodes.FAILURE);

    assertThat(errors()).isEqualTo("BAITO-RUN-006: these runs do not add up to their plans: 12\n");
    assertThat(output().lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("Run 13 closed"),
            second -> assertThat(second).startsWith("Run 12 open").endsWith(", 3 missing"),
            third -> assertThat(third).isEqualTo("  missing: 3 users: 5, 6, ..."),
            fourth -> assertThat(fourth).isEqualTo("  unordered: 1 user: 9"));
  }

  @Test
  void audit_json_isTheApis() {
    fake.onJson("GET /runs/12/audit", audit(12, "open", 1, "[]"));

    assertThat(executeAll("audit", "12", "--json")).isEqualTo(ExitCodes.FAILURE);
    assertThat(output()).startsWith("[ {").contains("\"ledger\" : \"open\"");
  }

  @Test
  void audit_noRunEnded_saysSo() {
    fake.onJson("GET /runs?limit=200", "{\"runs\":[],\"next_before\":null}");

    assertThat(executeAll("audit")).isEqualTo(ExitCodes.OK);
    assertThat(output()).isEqualTo("No run has ended yet.\n");
  }

  private static String replay(String state, int replayed, int failed) {
    return """
    {"replay_id":3,"state":"%s","per_second":50,"total":10,"replayed":%d,"no_ops":3,
     "no_op_reasons":{"completed":3},"failed":%d,"failure_reasons":{}}
    """
        .formatted(state, replayed, failed);
  }

  private static String audit(long run, String ledger, int pending, String problems) {
    return """
    {"run_id":%d,"state":"completed","ledger":"%s","users":{"planned":1000,"completed":990,
     "dead_lettered":7,"discarded":2,"cancelled":1,"pending":%d},"problems":%s}
    """
        .formatted(run, ledger, pending, problems);
  }

  private void assertUsage(String message, String... arguments) {
    assertThat(executeAll(arguments)).as(List.of(arguments).toString()).isEqualTo(ExitCodes.USAGE);
    assertThat(errors()).startsWith("BAITO-SYS-005: ").contains(message).hasLineCount(1);
    assertThat(output()).isEmpty();
  }

  private int execute(String inbox) {
    return executeAll(
        Stream.concat(Stream.of("dead-letters"), Arrays.stream(inbox.split(" ")))
            .toArray(String[]::new));
  }

  private int executeAll(String... arguments) {
    out.reset();
    err.reset();
    Console console = new Console(print(out), print(err), false, System::nanoTime);
    return Baito.commandLine(
            new Context(console, folder),
            new Properties(),
            Map.of("BAITO_CLI_URL", fake.uri().toString()))
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
