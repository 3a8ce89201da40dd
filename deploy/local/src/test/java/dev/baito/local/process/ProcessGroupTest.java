package dev.baito.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessGroupTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final ProcessGroup group = new ProcessGroup();

  @AfterEach
  void stopAll() {
    group.stop(List.of("child"), SHORT);
  }

  private ProcessSpec child(String script) {
    return new ProcessSpec(
        "child",
        List.of("/bin/sh", "-c", script),
        Map.of("SECRET", "kept from the command line"),
        folder.resolve("child.log"),
        new PidFile(folder.resolve("child.pid")),
        StopSignal.TERM);
  }

  @Test
  void launch_recordsTheProgramItself() {
    ChildProcess process = group.launch(child("while :; do sleep 1; done"));
    assertThat(process.isAlive()).isTrue();
    assertThat(child("").pidFile().running()).map(ProcessHandle::pid).contains(process.pid());
  }

  @Test
  void launch_givesTheEnvironmentAndAppendsToTheLog() throws Exception {
    Files.writeString(folder.resolve("child.log"), "before\n");
    group.launch(child("echo $SECRET")).awaitSuccess(LONG);
    assertThat(folder.resolve("child.log")).hasContent("before\nkept from the command line\n");
  }

  @Test
  void awaitReady_reportsTheEndOfTheLogWhenTheProcessEnds() {
    ChildProcess process = group.launch(child("echo port in use; exit 3"));
    assertThatThrownBy(() -> process.awaitReady(() -> false, LONG))
        .isInstanceOf(BaitoException.class)
        .hasMessageContaining("child ended instead of starting")
        .hasMessageContaining("child.log")
        .hasMessageContaining("port in use")
        .extracting(e -> ((BaitoException) e).code())
        .isEqualTo(ErrorCode.STACK_START_FAILED);
  }

  @Test
  void awaitReady_givesUpAtTheDeadline() {
    ChildProcess process = group.launch(child("while :; do sleep 1; done"));
    assertThatThrownBy(() -> process.awaitReady(() -> false, SHORT))
        .hasMessageContaining("child was not ready within 0 s");
  }

  @Test
  void stop_killsWhatDoesNotEndByItself() {
    ChildProcess process =
        group.launch(child("trap '' TERM; echo deaf; while :; do sleep 1; done"));
    Awaitility.await().until(() -> Files.readString(folder.resolve("child.log")).contains("deaf"));
    group.stop(List.of("child"), SHORT);
    assertThat(process.isAlive()).isFalse();
    assertThat(folder.resolve("child.pid")).doesNotExist();
  }

  @Test
  void close_letsNothingStartAnyMore() {
    group.close();
    assertThatThrownBy(() -> group.launch(child("exit 0"))).hasMessageContaining("is stopping");
    assertThat(folder.resolve("child.pid")).doesNotExist();
  }

  @Test
  void adopt_findsWhatAnotherLauncherStarted() {
    ChildProcess process = group.launch(child("while :; do sleep 1; done"));
    ProcessGroup later = new ProcessGroup();
    later.adopt(child(""));
    assertThat(later.find("child")).map(ChildProcess::pid).contains(process.pid());
    later.stop(List.of("child"), LONG);
    assertThat(process.isAlive()).isFalse();
  }
}
