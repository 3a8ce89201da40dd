package dev.baito.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.client.FakeScheduler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a user types, and what comes back: without servers, or with a fake scheduler. */
final class CommandLineTest {
  private final FakeScheduler fake = FakeScheduler.start();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Properties properties = new Properties();
  private final Map<String, String> environment = new HashMap<>();

  @TempDir Path folder;

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void everyCommand_help_showsOptionsExamplesAndExitCodes() {
    CommandLine baito = baito();
    assertThat(baito.getSubcommands().keySet())
        .containsExactly(
            "run",
            "evaluate",
            "up",
            "down",
            "status",
            "import",
            "export",
            "explain",
            "audit",
            "warm",
            "dead-letters",
            "provision",
            "test",
            "chaos",
            "bench");
    CommandLine inbox = Objects.requireNonNull(baito.getSubcommands().get("dead-letters"));
    assertThat(inbox.getSubcommands().keySet())
        .containsExactly("list", "show", "replay", "discard");
    List<CommandLine> commands = new ArrayList<>(baito.getSubcommands().values());
    commands.addAll(inbox.getSubcommands().values());

    for (CommandLine command : commands) {
      assertThat(command.getUsageMessage())
          .contains("Example", "Exit codes:", "--help", "--verbose")
          .doesNotContain("null")
          .satisfies(help ->
              assertThat(help.lines())
                  .as("lines of %s", command.getCommandName())
                  .allMatch(line -> line.length() <= 100));
    }
    assertThat(baito.getUsageMessage()).contains("run", "down", "test", "3", "130");
  }

  @Test
  void usageErrors_areOneLineAndExitCode2() {
    assertUsage("'1000' is not USERSxJOBS", "run", "--generate", "1000");
    assertUsage("'3 weeks' is not a duration", "run", "--behavior-window", "3 weeks");
    assertUsage("'yesterday' is not an instant", "run", "--as-of", "yesterday");
    assertUsage("at most 20000, not 20100", "run", "--top-k", "201");
    assertUsage("--workers must be from 1 to 64", "run", "--workers", "0");
    assertUsage("multiple of 8", "run", "--generate-vectors", "12");
    assertUsage("exclude each other", "run", "--data", ".", "--generate", "1x1");
    assertUsage("must end in .csv or .csv.gz", "run", "--export", "lists.xlsx");
    assertUsage("[ACCEPT, REJECT]", "run", "--unknown", "perhaps");
    assertUsage("did you mean status?", "statu");
    assertUsage("name a command: run", new String[0]);
    assertUsage("--data", "import");
    assertUsage("'latest', not newest", "export", "--run", "newest", "--url", "http://x", "a.csv");
    assertUsage("must be http://HOST:PORT", "export", "--url", "localhost", "a.csv");
    assertUsage("give --jdbc-url", "provision");
    assertUsage("./baito test", "test");
  }

  @Test
  void run_dataMissing_failsBeforeAnythingStarts() {
    assertThat(execute("run", "--data", folder.resolve("absent").toString(), "--state", state()))
        .isEqualTo(ExitCodes.FAILURE);
    assertThat(errors()).startsWith("BAITO-IMP-001: ").hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void run_exportFolderMissing_failsBeforeAnythingStarts() {
    assertThat(execute("run", "--export", folder.resolve("no/x.csv").toString()))
        .isEqualTo(ExitCodes.FAILURE);
    assertThat(errors()).startsWith("BAITO-SYS-006: ").hasLineCount(1);
  }

  @Test
  void evaluate_sweepsThatCannotBe_areUsageErrors() {
    assertUsage("--data", "evaluate", "--held-out", "pairs.csv");
    assertUsage("--held-out", "evaluate", "--data", ".");
    assertSweep("no setting 'beauty': name one of top-k", "beauty=1,2");
    assertSweep("no setting 'as-of'", "as-of=2026-01-01T00:00:00Z");
    assertSweep("no setting 'baito.catalogue.beauty'", "baito.catalogue.beauty=1");
    assertSweep("files are imported once", "baito.scheduler.imports.dimension=64,128");
    assertSweep("give values, as in top-k=A,B,C", "top-k");
    assertSweep("top-k: a value is empty", "top-k=10,,20");
    assertSweep("top-k has the value 10 twice", "top-k=10,20,10");
    assertSweep("names top-k twice", "top-k=10", "top-k=20");
    assertSweep("'ten' is not an int", "top-k=10,ten");
    assertSweep("at most 20000, not 50000", "top-k=10,500");
    assertSweep("'3 weeks' is not a duration", "behavior-window=30d,3 weeks");
    assertSweep("--max-per-employer must be at least 0", "max-per-employer=0,-1");
    assertSweep("--max-per-category must be at least 0", "max-per-category=-1");
    assertSweep("[ACCEPT, REJECT]", "unknown=accept,perhaps");
    String eleven = "0,1,2,3,4,5,6,7,8,9,10";
    assertSweep("121 combinations", "static-weight=" + eleven, "baito.retry.attempts=" + eleven);
  }

  private void assertSweep(String message, String... sweeps) {
    List<String> arguments = new ArrayList<>(List.of("evaluate", "--data", ".", "--held-out", "x"));
    for (String sweep : sweeps) {
      arguments.addAll(List.of("--sweep", sweep));
    }
    assertUsage(message, arguments.toArray(String[]::new));
  }

  @Test
  void evaluate_filesMissing_failsBeforeAnythingStarts() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    for (String name : List.of("cities", "jobs", "users")) {
      Files.createFile(data.resolve(name + ".csv"));
    }
    String absent = folder.resolve("absent").toString();

    assertThat(execute("evaluate", "--data", absent, "--held-out", absent, "--state", state()))
        .isEqualTo(ExitCodes.FAILURE);
    assertThat(errors()).startsWith("BAITO-IMP-001: ").contains("name one").hasLineCount(1);
    assertThat(
            execute(
                "evaluate", "--data", data.toString(), "--held-out", absent, "--state", state()))
        .isEqualTo(ExitCodes.FAILURE);
    assertThat(errors()).startsWith("BAITO-IMP-001: ").contains(absent).hasLineCount(1);
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void verbose_failure_showsTheStackTraceToo() {
    execute("run", "--verbose", "--data", folder.resolve("absent").toString());

    assertThat(errors()).contains("BAITO-IMP-001: ", "at dev.baito.local");
  }

  @Test
  void options_comeFromPropertyAndEnvironment_theCommandLineWins() {
    properties.setProperty("baito.cli.workers", "0");
    environment.put("BAITO_CLI_WORKERS", "99");
    assertUsage("not 0", "run");

    properties.clear();
    assertUsage("not 99", "run");
    assertUsage("not 77", "run", "--workers", "77");
  }

  @Test
  void flags_setFromOutside_stayOnWhenGivenToo() {
    environment.put("BAITO_CLI_VERBOSE", "true");

    execute("run", "--data", folder.resolve("absent").toString());
    assertThat(errors()).contains("at dev.baito.local");
    execute("run", "--verbose", "--data", folder.resolve("absent").toString());
    assertThat(errors()).contains("at dev.baito.local");
  }

  @Test
  void status_nothingUp_saysSo() {
    assertThat(execute("status", "--state", state())).isEqualTo(ExitCodes.OK);
    assertThat(output()).startsWith("Nothing is up.");
    assertThat(execute("status", "--json", "--state", state())).isEqualTo(ExitCodes.OK);
    assertThat(output()).contains("\"stacks\" : [ ]");
  }

  @Test
  void down_nothingUp_isFine() {
    assertThat(execute("down", "--state", state())).isEqualTo(ExitCodes.OK);
    assertThat(output()).startsWith("Nothing was up.");
  }

  @Test
  void importCommand_nothingUp_saysWhatToDo() throws IOException {
    Files.writeString(folder.resolve("jobs.csv"), "x\n");

    assertThat(execute("import", "--data", folder.toString(), "--state", state()))
        .isEqualTo(ExitCodes.FAILURE);
    assertThat(errors()).startsWith("BAITO-SYS-004: ").contains("./baito up");
  }

  @Test
  void importCommand_rejectedRows_areWrittenWholeAndTold() throws IOException {
    Files.writeString(folder.resolve("jobs.csv"), "job_id,title\n1,a\nx,b\n");
    fake.onJson(
        "POST /imports?strict=false&replace=true",
        """
        {"import_id":4,"state":"applied","rejected":1,
         "files":[{"file":"jobs","rows":2,"inserted":1,"rejected":1}],
         "reasons":[{"file":"jobs","column":"job_id","reason":"not a number","count":1}]}
        """);
    String rejects = "file,line,column,reason,row\njobs,3,job_id,not a number,\"x,b\"\n";
    fake.on("GET /imports/4/rejects", 200, "text/csv", rejects);

    int code = onFake("import", "--data", folder.toString(), "--replace", "--state", state());

    assertThat(code).isEqualTo(ExitCodes.OK);
    assertThat(folder.resolve("state/up/rejects-4.csv")).hasContent(rejects);
    assertThat(errors()).contains("1 row rejected", "job_id: not a number", "rejects-4.csv");
    assertThat(output()).contains("jobs").contains("inserted");
  }

  @Test
  void importCommand_strictAndRefused_writesRejectsAndFails() throws IOException {
    Files.writeString(folder.resolve("jobs.csv"), "job_id,title\nx,b\n");
    fake.on(
        "POST /imports?strict=true&replace=false",
        422,
        "application/problem+json",
        "{\"code\":\"BAITO-IMP-005\",\"detail\":\"1 bad row\",\"import_id\":5}");
    fake.on("GET /imports/5/rejects", 200, "text/csv", "file,line\n");
    Path target = folder.resolve("bad.csv.gz");

    int code =
        onFake("import", "--data", folder.toString(), "--strict", "--rejects", target.toString());

    assertThat(code).isEqualTo(ExitCodes.FAILURE);
    assertThat(errors()).contains("BAITO-IMP-005: 1 bad row");
    assertThat(unpacked(target)).isEqualTo("file,line\n");
  }

  @Test
  void export_latest_isWrittenWhole() throws IOException {
    fake.onJson(
        "GET /runs?limit=1&state=completed",
        "{\"runs\":[{\"run_id\":12,\"state\":\"completed\",\"settings\":{\"top_k\":2}}]}");
    String lists = "user_id,rank,job_id,score\n1,1,2,0.5\n1,2,3,0.25\n9,1,2,0.1\n";
    fake.on("GET /runs/12/export", 200, "text/csv", lists);
    Path target = folder.resolve("lists.csv.gz");

    assertThat(onFake("export", target.toString())).isEqualTo(ExitCodes.OK);

    assertThat(output()).contains("Run 12: 2 lists with 3 jobs");
    assertThat(unpacked(target)).isEqualTo(lists);
    byte[] first = Files.readAllBytes(target);
    onFake("export", target.toString());
    assertThat(target).hasBinaryContent(first);
    assertThat(folder).isDirectoryContaining("glob:**lists.csv.gz");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void export_runNotCompleted_leavesNothingBehind() {
    fake.onJson("GET /runs/3", "{\"run_id\":3,\"state\":\"running\"}");
    fake.on(
        "GET /runs/3/export",
        409,
        "application/problem+json",
        "{\"code\":\"BAITO-RUN-004\",\"detail\":\"run 3 is running: wait for it\"}");

    assertThat(onFake("export", "--run", "3", folder.resolve("lists.csv").toString()))
        .isEqualTo(ExitCodes.FAILURE);

    assertThat(errors()).isEqualTo("BAITO-RUN-004: run 3 is running: wait for it\n");
    assertThat(folder).isEmptyDirectory();
  }

  private void assertUsage(String message, String... arguments) {
    assertThat(execute(arguments)).as(List.of(arguments).toString()).isEqualTo(ExitCodes.USAGE);
    assertThat(errors()).startsWith("BAITO-SYS-005: ").contains(message).hasLineCount(1);
    assertThat(output()).isEmpty();
  }

  private int onFake(String... arguments) {
    environment.put("BAITO_CLI_URL", fake.uri().toString());
    return execute(arguments);
  }

  private int execute(String... arguments) {
    out.reset();
    err.reset();
    return baito().execute(arguments);
  }

  private CommandLine baito() {
    Console console = new Console(print(out), print(err), false, System::nanoTime);
    return Baito.commandLine(new Context(console, folder), properties, environment);
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private String state() {
    return folder.resolve("state").toString();
  }

  private String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static String unpacked(Path file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
