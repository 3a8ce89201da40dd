package dev.baito.local.process;

import java.nio.file.Path;
import java.util.List;

/**
 * How to start a child process.
 *
 * @param name what people call it, such as {@code worker-1}
 * @param command the program and its arguments
 * @param log where its output is appended
 * @param pidFile where its pid is recorded
 * @param stopSignal what asks it for its orderly end
 */
public record ProcessSpec(
    String name, List<String> command, Path log, Path pidFile, StopSignal stopSignal) {
  /** Copies the command. */
  public ProcessSpec {
    command = List.copyOf(command);
  }
}
