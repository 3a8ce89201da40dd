package dev.baito.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final List<String> NAMES =
      List.of("postgres", "redis", "kafka", "scheduler", "warmer", "sink", "worker-1", "worker-2");

  @TempDir Path folder;
  private Path project = Path.of("");
  private Path state = Path.of("");
  private final List<Process> launchers = new ArrayList<>();

  @BeforeEach
  void makeProject() throws IOException {
    project = FakeService.project(folder.resolve("project"));
    state = Files.createDirectory(folder.resolve("state"));
    // Unpacked once for all tests.
    Path binaries = Files.createDirectories(Path.of("target", "binaries").toAbsolutePath());
    Files.createSymbolicLink(state.resolve("bin"), binaries);
  }

  @AfterEach
  void stopAll() throws InterruptedException {
    for (Process launcher : launchers) {
      launcher.destroyForcibly().waitFor();
    }
    LocalStack.stopStale(state);
  }

  @Test
  void launcherKilled_leavesWhatTheNextStartCleansUp() throws Exception {
    Process launcher = launch("wait");
    List<ProcessHandle> left = processes(state);
    launcher.destroyForcibly().waitFor();
    assertThat(left).hasSize(NAMES.size()).allMatch(ProcessHandle::isAlive);

    List<String> progress = Collections.synchronizedList(new ArrayList<>());
    try (LocalStack stack =
        LocalStack.start(StackLauncher.options(state, project), progress::add)) {
      assertThat(progress).contains("stopped 8 processes of an earlier launcher");
      assertThat(left).noneMatch(ProcessHandle::isAlive);
      assertThat(stack.status().isUp()).isTrue();
    }
    assertThat(state.resolve("pids")).isEmptyDirectory();
  }

  @Test
  void launcherTerminated_stopsEverything() throws Exception {
    Process launcher = launch("wait");
    List<ProcessHandle> running = processes(state);
    launcher.destroy();
    assertThat(launcher.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(running).hasSize(NAMES.size()).noneMatch(ProcessHandle::isAlive);
    assertThat(state.resolve("pids")).isEmptyDirectory();
    assertThat(LocalStack.attach(state)).isEmpty();
  }

  @Test
  void stackLeftUp_servesOthersUntilOneStopsIt() throws Exception {
    Process launcher = launch("detach");
    assertThat(launcher.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();

    assertThatThrownBy(() -> LocalStack.start(StackLauncher.options(state, project), line -> {}))
        .hasMessageContaining("a stack is up in " + state)
        .extracting(e -> ((BaitoException) e).code())
        .isEqualTo(ErrorCode.STACK_LOCKED);

    LocalStack stack = LocalStack.attach(state).orElseThrow();
    assertThat(stack.status().processes())
        .extracting(ProcessStatus::name)
        .containsExactlyElementsOf(NAMES);
    stack.close();
    assertThat(stack.status().isUp()).isTrue();

    kill(stack, "worker-2");
    assertThat(stack.status().isUp()).isFalse();
    assertThatThrownBy(() -> stack.pidOf("worker-2"))
        .extracting(e -> ((BaitoException) e).code())
        .isEqualTo(ErrorCode.STACK_DOWN);
    stack.restart("worker-2");
    stack.restart("redis");
    assertThat(stack.status().isUp()).isTrue();

    stack.stop();
    stack.stop();
    assertThat(LocalStack.attach(state)).isEmpty();
    assertThat(state.resolve("pids")).isEmptyDirectory();
  }

  @Test
  void reconfigure_startsAgainOnlyTheServicesThatKnowWhatChanges() {
    String popularity = "baito.catalogue.popularity-weight";
    try (LocalStack stack = LocalStack.start(StackLauncher.options(state, project), line -> {})) {
      Map<String, Long> before = pids(stack);

      assertThat(stack.reconfigure(Map.of(popularity, "0.7"), line -> {})).isEqualTo(1);
      Map<String, Long> changed = pids(stack);
      assertThat(changedNames(before, changed)).containsExactly("warmer");
      assertThat(arguments(stack, "warmer")).contains("-D" + popularity + "=0.7");
      assertThat(stack.status().isUp()).isTrue();

      assertThat(stack.reconfigure(Map.of(popularity, "0.7"), line -> {})).isZero();
      assertThat(pids(stack)).isEqualTo(changed);

      // Back to the start, and a setting that all services have.
      assertThat(stack.reconfigure(Map.of("baito.retry.attempts", "2"), line -> {})).isEqualTo(5);
      assertThat(changedNames(changed, pids(stack)))
          .containsExactlyInAnyOrder("scheduler", "warmer", "sink", "worker-1", "worker-2");
      assertThat(arguments(stack, "warmer"))
          .contains("-Dbaito.retry.attempts=2")
          .noneMatch(argument -> argument.contains(popularity));
    }
  }

  private static Map<String, Long> pids(LocalStack stack) {
    Map<String, Long> pids = new HashMap<>();
    NAMES.forEach(name -> pids.put(name, stack.pidOf(name)));
    return pids;
  }

  private static List<String> changedNames(Map<String, Long> before, Map<String, Long> after) {
    return NAMES.stream()
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .toList();
  }

  private static List<String> arguments(LocalStack stack, String name) {
    ProcessHandle process = ProcessHandle.of(stack.pidOf(name)).orElseThrow();
    return List.of(process.info().arguments().orElseThrow());
  }

  @Test
  void start_thatFailsNamesTheProcessAndShowsItsLog_andStopsEverything() {
    Map<String, String> settings = new HashMap<>(Map.of("fake.fails", "true"));
    settings.putAll(StackLauncher.options(state, project).settings());
    StackOptions options = new StackOptions(state, 1, project, "baito", settings);
    assertThatThrownBy(() -> LocalStack.start(options, line -> {}))
        .isInstanceOf(BaitoException.class)
        // All four are told to fail: whichever does first is named.
        .hasMessageMatching(
            "(?s)(scheduler|warmer|sink|worker-1) ended instead of starting.*\\1\\.log.*"
                + "the fake service was told to fail.*");
    assertThat(state.resolve("pids")).isEmptyDirectory();
    assertThat(LocalStack.attach(state)).isEmpty();
  }

  @Test
  void start_ofAProjectThatIsNotBuiltSaysSo() {
    StackOptions options = StackLauncher.options(state, folder.resolve("nothing"));
    assertThatThrownBy(() -> LocalStack.start(options, line -> {}))
        .hasMessageContaining("build it with mvn package");
  }

  private Process launch(String mode) throws IOException {
    Path output = folder.resolve("launcher.log");
    Process launcher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dslf4j.provider=dev.baito.local.servers.ConsoleLogProvider",
                "-cp",
                System.getProperty("java.class.path"),
                StackLauncher.class.getName(),
                state.toString(),
                project.toString(),
                mode)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    launchers.add(launcher);
    try {
      Awaitility.await()
          .atMost(LONG)
          .until(() -> !launcher.isAlive() || Files.readString(output).contains("waiting"));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "the launcher does not start; it said:\n" + Files.readString(output) + threads(launcher),
          e);
    }
    return launcher;
  }

  private static String threads(Process process) throws IOException {
    Process dump =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "Thread.print")
            .redirectErrorStream(true)
            .start();
    return new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static List<ProcessHandle> processes(Path state) {
    LocalStack stack = LocalStack.attach(state).orElseThrow();
    return NAMES.stream().map(name -> ProcessHandle.of(stack.pidOf(name)).orElseThrow()).toList();
  }

  private static void kill(LocalStack stack, String name) {
    ProcessHandle process = ProcessHandle.of(stack.pidOf(name)).orElseThrow();
    process.destroyForcibly();
    Awaitility.await().until(() -> !process.isAlive());
  }
}
