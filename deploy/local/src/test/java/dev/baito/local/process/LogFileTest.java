package dev.baito.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path folder;

  @Test
  void tail_givesTheLastLines() throws Exception {
    Path log = folder.resolve("a.log");
    Files.writeString(log, "1\n\n2\n3\n".repeat(10_000) + "last\n");
    assertThat(LogFile.tail(log, 2)).isEqualTo("3\nlast");
  }

  @Test
  void tail_leavesTheFramesOfStackTracesOut() throws Exception {
    Path log = folder.resolve("a.log");
    String trace = "Caused by: port in use\n" + "\tat dev.baito.A.b(A.java:1)\n".repeat(40);
    Files.writeString(log, "failed\n" + trace + "\t... 17 more\n");
    assertThat(LogFile.tail(log, 5)).isEqualTo("failed\nCaused by: port in use");
  }

  @Test
  void tail_saysWhenThereIsNothing() throws Exception {
    Path log = folder.resolve("a.log");
    assertThat(LogFile.tail(log, 2)).isEqualTo("(there is no log)");
    Files.createFile(log);
    assertThat(LogFile.tail(log, 2)).isEqualTo("(the log is empty)");
  }

  @Test
  void prepare_setsALongLogAside() throws Exception {
    Path log = folder.resolve("logs/a.log");
    LogFile.prepare(log);
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(17 << 20);
    }
    LogFile.prepare(log);
    assertThat(log).doesNotExist();
    assertThat(folder.resolve("logs/a.log.1")).hasSize(17 << 20);
  }
}
