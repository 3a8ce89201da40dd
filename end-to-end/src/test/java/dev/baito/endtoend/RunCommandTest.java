package dev.baito.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.endtoend.Launcher.Call;
import dev.baito.endtoend.Launcher.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./baito run}, and what its end leaves, whichever end that is. */
class RunCommandTest {
  /** Servers and services of one worker: Kafka, PostgreSQL, Redis and four more. */
  private static final int PROCESSES = 7;

  private static final Pattern MIDDLE = Pattern.compile("(?m)^\\s*match .* ([5-9]|[1-6]\\d)% ");

  @TempDir private Path folder;

  private Launcher launcher() {
    return new Launcher(folder.resolve("state"));
  }

  @AfterEach
  void stopWhatATestLeft() throws InterruptedException {
    launcher().run("down");
  }

  @Test
  void killedLauncher_leavesNothingThatTheNextRunCannotCleanUp_andThatOneLeavesNothing()
      throws Exception {
    Call killed = launcher().start("run", "--generate", "60x900");
    launcher().awaitStage(killed, "import");
    List<ProcessHandle> orphans = launcher().processes();
    killed.process().destroyForcibly();
    await().atMost(Duration.ofSeconds(10)).until(() -> !killed.process().isAlive());
    assertThat(orphans).hasSize(PROCESSES).allMatch(ProcessHandle::isAlive);

    Path export = folder.resolve("lists.csv");
    Path report = folder.resolve("report.ndjson");
    Call call =
        launcher()
            .start(
                "run",
                "--generate",
                "60x900",
                "--export",
                export.toString(),
                "--report",
                report.toString());
    launcher().awaitStage(call, "import");
    List<ProcessHandle> processes = launcher().processes();
    Ended ended = call.ended();

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(orphans).noneMatch(ProcessHandle::isAlive);
    assertThat(ended.out()).contains("60 lists");
    assertThat(Files.readAllLines(export))
        .hasSize(1 + 60 * 40)
        .startsWith("user_id,rank,job_id,score");
    List<String> log = Files.readAllLines(report);
    JsonNode last = new ObjectMapper().readTree(log.getLast());
    assertThat(last.path("level").asText()).isEqualTo("run");
    assertThat(last.path("users_processed").asInt()).isEqualTo(60);
    assertThat(processes).hasSize(PROCESSES).noneMatch(ProcessHandle::isAlive);
  }

  /** That its lists are those of a run in peace {@link WholePipelineTest} holds. */
  @Test
  void workerKilledInMidRun_isStartedAnew_andTheRunGoesOn() throws Exception {
    // Users in batches of one: time enough to be killed in.
    Call call = launcher().start("run", "--generate", "500x9000", "--batch-size", "1", "--json");
    await()
        .atMost(Duration.ofMinutes(4))
        .failFast("the call has ended, see " + call.err(), () -> !call.process().isAlive())
        .until(() -> MIDDLE.matcher(call.errSoFar()).find());
    ProcessHandle worker = launcher().process("worker-1");
    assertThat(worker.destroyForcibly()).isTrue();
    Ended ended = call.ended();

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err())
        .contains("worker-1 ended by itself with exit code 137", "worker-1 is ready again");
    assertThat(new ObjectMapper().readTree(ended.out()).at("/run/users/completed").asInt())
        .isEqualTo(500);
  }

  /** SIGTERM is {@code LocalStackTest}'s. */
  @Test
  void interruptFromTheKeyboard_stopsEverything() throws Exception {
    Call call = launcher().start("run", "--generate", "60x900");
    launcher().awaitStage(call, "import");
    List<ProcessHandle> processes = launcher().processes();

    new ProcessBuilder("kill", "-INT", Long.toString(call.process().pid())).start().waitFor();

    assertThat(call.ended().code()).isEqualTo(130);
    assertThat(processes).hasSize(PROCESSES).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void filesThatAreNotThere_areAnErrorBeforeAnythingStarts() throws Exception {
    Ended ended = launcher().run("run", "--data", folder.resolve("nowhere").toString());

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines()).singleElement().asString().startsWith("BAITO-IMP-001");
    assertThat(folder.resolve("state/run")).doesNotExist();
  }
}
