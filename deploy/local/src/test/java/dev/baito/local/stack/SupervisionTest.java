package dev.baito.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that end without having been asked, as real processes beside real servers. */
class SupervisionTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String WORKER = "worker-1";

  @TempDir Path folder;
  private Path project = Path.of("");
  private Path state = Path.of("");
  private Path orders = Path.of("");
  private final List<String> said = new CopyOnWriteArrayList<>();

  @BeforeEach
  void makeProject() throws IOException {
    project = FakeService.project(folder.resolve("project"));
    state = Files.createDirectory(folder.resolve("state"));
    orders = folder.resolve("orders");
    Path binaries = Files.createDirectories(Path.of("target", "binaries").toAbsolutePath());
    Files.createSymbolicLink(state.resolve("bin"), binaries);
  }

  @AfterEach
  void stopAll() {
    LocalStack.stopStale(state);
  }

  @Test
  void serviceKilled_isStartedAnew_whatWasAskedForIsLeftAlone() {
    try (LocalStack stack = start(Map.of())) {
      long scheduler = stack.pidOf("scheduler");
      assertThat(stack.standing(WORKER)).isInstanceOf(Standing.Running.class);

      kill(stack, WORKER);
      assertThat(stack.standing(WORKER)).isInstanceOf(Standing.StartingAnew.class);
      await().atMost(LONG).until(() -> stack.standing(WORKER) instanceof Standing.Running);
      assertThat(says(WORKER + " is ready again")).isTrue();
      assertThat(stack.status().isUp()).isTrue();
      assertThat(said)
          .hasSize(2)
          .first()
          .asString()
          .startsWith(WORKER + " ended by itself with exit code 137, see ")
          .contains(WORKER + ".log", "start 1 of at most 2 times within 300 s");
      assertThat(stack.pidOf("scheduler")).isEqualTo(scheduler);

      stack.restart(WORKER);
      stack.reconfigure(Map.of("baito.retry.attempts", "2"), line -> {});
      // Servers are not its business.
      kill(stack, "redis");
      assertThat(stack.standing("redis")).isInstanceOf(Standing.Ended.class);
      kill(stack, "sink");
      await().atMost(LONG).until(() -> says("sink is ready again"));
      assertThat(said).hasSize(4);
      kill(stack, "warmer");
    }
    assertThat(said).noneMatch(line -> line.startsWith("warmer is ready"));
    assertThat(state.resolve("pids")).isEmptyDirectory();
  }

  @Test
  void serviceThatCannotStart_isGivenUp_untilSomebodyStartsIt() throws IOException {
    try (LocalStack stack = start(Map.of())) {
      Files.writeString(orders, "fail");
      kill(stack, WORKER);
      await().atMost(LONG).until(() -> stack.standing(WORKER) instanceof Standing.GivenUp);

      Standing.GivenUp givenUp = (Standing.GivenUp) stack.standing(WORKER);
      assertThat(givenUp.why().code()).isEqualTo(ErrorCode.SERVICE_GIVEN_UP);
      assertThat(givenUp.why())
          .hasMessageContaining(
              WORKER
                  + " ended by itself with exit code 7 and is given up:"
                  + " it was started anew 2 times within 300 s")
          .hasMessageContaining("was told to fail now");
      assertThat(said).hasSize(3).last().asString().startsWith("BAITO-SYS-011: " + WORKER);
      assertThat(Files.readAllLines(state.resolve("logs").resolve(WORKER + ".log")))
          .filteredOn(line -> line.contains("told to fail now"))
          .hasSize(2);

      Files.delete(orders);
      stack.restart(WORKER);
      assertThat(stack.standing(WORKER)).isInstanceOf(Standing.Running.class);
      assertThat(stack.status().isUp()).isTrue();
    }
  }

  @Test
  void serviceThatIsNeverReady_isKilledAfterItsDeadline_andGivenUp() throws IOException {
    try (LocalStack stack =
        start(Map.of("baito.local.start-deadline", "15s", "baito.local.restarts", "1"))) {
      Files.writeString(orders, "hang");
      kill(stack, WORKER);
      await().atMost(LONG).until(() -> stack.standing(WORKER) instanceof Standing.GivenUp);
      assertThat(said).contains(WORKER + " was not ready within 15 s: killing it");
      assertThatThrownBy(() -> stack.pidOf(WORKER))
          .asInstanceOf(type(BaitoException.class))
          .extracting(BaitoException::code)
          .isEqualTo(ErrorCode.STACK_DOWN);
    }
  }

  @Test
  void stackLeftUp_isNotLookedAfterAnyMore() {
    LocalStack stack = start(Map.of());
    stack.detach();
    kill(stack, WORKER);
    assertThat(stack.standing(WORKER)).isInstanceOf(Standing.Ended.class);
    assertThat(said).isEmpty();
    stack.stop();
  }

  private LocalStack start(Map<String, String> others) {
    Map<String, String> settings = new HashMap<>(StackLauncher.options(state, project).settings());
    settings.put("fake.orders", orders.toString());
    settings.put("baito.local.restarts", "2");
    settings.put("baito.local.restart-backoff", "100ms");
    settings.putAll(others);
    LocalStack stack =
        LocalStack.start(new StackOptions(state, 1, project, "baito", settings), line -> {});
    stack.supervise(said::add);
    return stack;
  }

  private boolean says(String start) {
    return said.stream().anyMatch(line -> line.startsWith(start));
  }

  private static void kill(LocalStack stack, String name) {
    ProcessHandle process = ProcessHandle.of(stack.pidOf(name)).orElseThrow();
    process.destroyForcibly();
    await().until(() -> !process.isAlive());
  }
}
