package dev.baito.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The pid of a process and what tells it from a later process of the same pid, in a file that
 * outlives its launcher.
 *
 * <p>The child itself writes its pid there before it becomes the server (see {@link ChildProcess}),
 * so there is no moment at which a killed launcher leaves a process without a file. The launcher
 * then adds the identity. Where it did not get to that, the file's age decides: a process that was
 * given a recycled pid started after the file was written.
 */
public final class PidFile {
  /** How far a start instant and a file's time may differ by their granularity alone. */
  private static final Duration GRANULARITY = Duration.ofSeconds(2);

  private final Path path;

  /** The pid file at a path, which need not exist. */
  public PidFile(Path path) {
    this.path = path;
  }

  /** Returns where the file is. */
  public Path path() {
    return path;
  }

  /** Records a process with its identity. */
  public void write(ProcessHandle process) {
    try {
      Path written = path.resolveSibling(path.getFileName() + ".tmp");
      String identity = ProcessIdentity.of(process).orElse("");
      Files.writeString(written, process.pid() + "\n" + identity + "\n");
      Files.move(
          written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the pid file " + path, e);
    }
  }

  /** Returns the process this file was written for, if that very process still runs. */
  public Optional<ProcessHandle> running() {
    try {
      List<String> lines = Files.readAllLines(path);
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      long pid = Long.parseLong(lines.getFirst().strip());
      String identity = lines.size() > 1 ? lines.get(1).strip() : "";
      Instant written = Files.getLastModifiedTime(path).toInstant();
      return ProcessHandle.of(pid)
          .filter(ProcessIdentity::runs)
          .filter(
              process -> identity.isEmpty() ? isOlder(process, written) : is(process, identity));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty(); // absent, or cut short before the process it was meant for began
    }
  }

  /** Removes the file. */
  public void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the pid file " + path, e);
    }
  }

  private static boolean is(ProcessHandle process, String identity) {
    return ProcessIdentity.of(process).filter(identity::equals).isPresent();
  }

  private static boolean isOlder(ProcessHandle process, Instant written) {
    return process
        .info()
        .startInstant()
        .filter(start -> !start.isAfter(written.plus(GRANULARITY)))
        .isPresent();
  }
}
