package dev.baito.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.process.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  @TempDir Path state;

  @Test
  void lock_isForOneAtATime() {
    try (StateFolder folder = StateFolder.lock(state)) {
      assertThat(folder.stopStale()).isZero();
      assertThatThrownBy(() -> StateFolder.lock(state))
          .isInstanceOf(BaitoException.class)
          .extracting(e -> ((BaitoException) e).code())
          .isEqualTo(ErrorCode.STACK_LOCKED);
    }
    StateFolder.lock(state).close();
  }

  @Test
  void stopStale_stopsWhatIsOursAndNeverARecycledPid() throws Exception {
    Process ours = sleeper();
    Process recycled = sleeper();
    try (StateFolder folder = StateFolder.lock(state)) {
      Path pids = folder.folders().pids();
      new PidFile(pids.resolve("worker-1.pid")).write(ours.toHandle());
      Files.writeString(pids.resolve("sink.pid"), recycled.pid() + "\nof another boot:1\n");
      assertThat(folder.stopStale()).isEqualTo(1);
      assertThat(ours.waitFor()).isNotZero();
      assertThat(recycled.isAlive()).isTrue();
      assertThat(pids).isEmptyDirectory();
    } finally {
      recycled.destroyForcibly();
    }
  }

  @Test
  void clear_removesNothingThatIsNotAStacks() throws Exception {
    Files.writeString(state.resolve("rejects.csv"), "kept");
    try (StateFolder folder = StateFolder.lock(state)) {
      Files.createDirectories(folder.folders().data("postgres").resolve("base"));
      Files.createDirectories(folder.folders().binaries());
      folder.clear();
      assertThat(folder.folders().data("postgres")).doesNotExist();
      assertThat(folder.folders().binaries()).exists();
      assertThat(state.resolve("rejects.csv")).hasContent("kept");
    }
  }

  @Test
  void record_isReadBackAndReadableByItsOwnerOnly() throws Exception {
    StackOptions options = StackLauncher.options(state, Path.of("project"));
    StackRecord written = StackPlanning.plan(options, Optional.empty());
    assertThat(StackRecord.read(state)).isEmpty();
    written.write(state);
    assertThat(StackRecord.read(state)).contains(written);
    assertThat(Files.getPosixFilePermissions(state.resolve("stack.json"))).hasSize(2);
    assertThat(written.ports().values()).doesNotHaveDuplicates().hasSize(5);

    Files.writeString(state.resolve("stack.json"), "{\"workers\": 1}");
    assertThatThrownBy(() -> StackRecord.read(state)).hasMessageContaining("not readable");
  }

  private static Process sleeper() throws IOException {
    return new ProcessBuilder("/bin/sh", "-c", "read line").start();
  }
}
