package dev.baito.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
  @TempDir Path folder;

  private PidFile file() {
    return new PidFile(folder.resolve("server.pid"));
  }

  @Test
  void running_findsTheProcessItWasWrittenFor() {
    file().write(ProcessHandle.current());
    assertThat(file().running()).contains(ProcessHandle.current());
  }

  @Test
  void running_isEmptyForARecycledPid() throws Exception {
    file().write(ProcessHandle.current());
    String recycled = Files.readString(file().path()).replaceAll("\\d\n$", "x\n");
    Files.writeString(file().path(), recycled);
    assertThat(file().running()).isEmpty();
  }

  @Test
  void running_trustsABarePidOnlyWhereTheProcessIsOlderThanTheFile() throws Exception {
    Files.writeString(file().path(), ProcessHandle.current().pid() + "\n");
    assertThat(file().running()).contains(ProcessHandle.current());
    Instant before = ProcessHandle.current().info().startInstant().orElseThrow().minusSeconds(60);
    Files.setLastModifiedTime(file().path(), FileTime.from(before));
    assertThat(file().running()).isEmpty();
  }

  @Test
  void running_isEmptyWithoutAFileOrWithAFileCutShort() throws Exception {
    assertThat(file().running()).isEmpty();
    Files.writeString(file().path(), "");
    assertThat(file().running()).isEmpty();
    Files.writeString(file().path(), "nonsense");
    assertThat(file().running()).isEmpty();
  }

  @Test
  void running_isEmptyOnceTheProcessHasEnded() throws Exception {
    Process process = new ProcessBuilder("/bin/sh", "-c", "read line").start();
    file().write(process.toHandle());
    assertThat(file().running()).isPresent();
    process.destroyForcibly().waitFor();
    assertThat(file().running()).isEmpty();
  }
}
