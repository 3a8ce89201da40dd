package dev.baito.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells a process from a later one that was given the same pid. Linux: the boot and the clock tick
 * it started at, which no clock adjustment changes; elsewhere: the instant it started at.
 */
final class ProcessIdentity {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  /** Fields of {@code /proc/PID/stat}, counted from the one after the command's name. */
  private static final int STATE = 0;

  private static final int START_TICKS = 19;

  private ProcessIdentity() {}

  /** Returns the identity of a process, or nothing if it has ended or may not be looked at. */
  static Optional<String> of(ProcessHandle process) {
    if (!process.isAlive()) {
      return Optional.empty();
    }
    if (!Files.isReadable(BOOT)) {
      return process.info().startInstant().map(start -> "started:" + start.getEpochSecond());
    }
    try {
      return Optional.of(Files.readString(BOOT).strip() + ":" + stat(process)[START_TICKS]);
    } catch (IOException e) {
      return Optional.empty(); // ended meanwhile
    }
  }

  /** Whether a process runs: one that has ended but that nobody has waited for does not. */
  static boolean runs(ProcessHandle process) {
    if (!process.isAlive() || !Files.isReadable(BOOT)) {
      return process.isAlive();
    }
    try {
      String state = stat(process)[STATE];
      return !state.equals("Z") && !state.equals("X");
    } catch (IOException e) {
      return false;
    }
  }

  private static String[] stat(ProcessHandle process) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    // The name stands in parentheses and may itself hold spaces and parentheses.
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
  }
}
