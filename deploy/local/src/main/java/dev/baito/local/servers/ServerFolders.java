package dev.baito.local.servers;

import dev.baito.local.process.PidFile;
import dev.baito.local.process.ProcessSpec;
import dev.baito.local.process.StopSignal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where the processes of one stack keep their files.
 *
 * @param state the stack's folder, absolute
 */
public record ServerFolders(Path state) {
  /** Makes the folder absolute. */
  public ServerFolders {
    state = state.toAbsolutePath().normalize();
  }

  /** Returns the folder of a server's data. */
  public Path data(String name) {
    return state.resolve(name);
  }

  /** Returns the folder of unpacked binaries. */
  public Path binaries() {
    return state.resolve("bin");
  }

  /** Returns the folder of logs. */
  public Path logs() {
    return state.resolve("logs");
  }

  /** Returns the folder of pid files. */
  public Path pids() {
    return state.resolve("pids");
  }

  /** Returns how to start a process that keeps its log and pid file here. */
  public ProcessSpec process(
      String name, List<String> command, Map<String, String> environment, StopSignal stopSignal) {
    PidFile pidFile = new PidFile(pids().resolve(name + ".pid"));
    return new ProcessSpec(
        name, command, environment, logs().resolve(name + ".log"), pidFile, stopSignal);
  }
}
