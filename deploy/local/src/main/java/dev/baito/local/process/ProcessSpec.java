package dev.baito.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a child process.
 *
 * @param name what people call it, such as {@code worker-1}
 * @param command the program and its arguments, which everyone on the machine can read
 * @param environment what is added to the launcher's environment; the place for secrets
 * @param log where its output is appended
 * @param pidFile where its pid is recorded
 * @param stopSignal what asks it for its orderly end
 */
public record ProcessSpec(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path log,
    PidFile pidFile,
    StopSignal stopSignal) {
  /** Copies the collections. */
  public ProcessSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
