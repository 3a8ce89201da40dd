package dev.baito.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The folder of the workers' job blocks on disk.
 *
 * @param path its path
 */
record BlockFolder(Path path) {
  private static final int GARBLED_BYTES = 64;

  /** A small disk of its own, which takes root to mount. */
  enum Disk {
    FULL("size=64k"),
    READ_ONLY("ro");

    private final String options;

    Disk(String options) {
      this.options = options;
    }
  }

  /** Removes all blocks. */
  void clear() throws IOException {
    for (Path file : files()) {
      Files.delete(file);
    }
  }

  /** Leaves half of each block. */
  void truncate() throws IOException {
    for (Path file : present()) {
      try (var content = new RandomAccessFile(file.toFile(), "rw")) {
        content.setLength(content.length() / 2);
      }
    }
  }

  /** Overwrites some bytes in the middle of each block. */
  void garble() throws IOException {
    for (Path file : present()) {
      try (var content = new RandomAccessFile(file.toFile(), "rw")) {
        content.seek(content.length() / 2);
        content.write(new byte[GARBLED_BYTES]);
        content.seek(content.length() / 2);
        content.write("garbled".getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  /** Puts an empty disk before it. */
  void mount(Disk disk) throws IOException, InterruptedException {
    run("mount", "-t", "tmpfs", "-o", disk.options, "baito-blocks", path.toString());
  }

  /** Takes that disk away; the folder is as it was before. */
  void unmount() throws IOException, InterruptedException {
    run("umount", path.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.exitValue())
        .as("this fault takes root, and the right to mount: %s", said)
        .isZero();
  }

  private List<Path> present() throws IOException {
    List<Path> files = files();
    assertThat(files).as("blocks in " + path).isNotEmpty();
    return files;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(Files::isRegularFile).filter(file -> !file.endsWith("lock")).toList();
    }
  }
}
