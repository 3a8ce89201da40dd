package dev.baito.endtoend;

import static org.awaitility.Awaitility.await;

import dev.baito.local.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The launcher script as users call it, on what this build has made, with a state folder. */
final class Launcher {
  private static final Path SCRIPT = Path.of("..", "baito").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** What a shell has started in the background ignores Ctrl-C, and hands that on. */
  private static final List<String> WITH_CTRL_C = List.of("env", "--default-signal=INT");

  private static final Path PROCESS_STATUS = Path.of("/proc/self/status");
  private static final int INTERRUPT_BIT = 2;

  private final Path state;
  private int calls;

  Launcher(Path state) {
    this.state = state;
  }

  /** How a call ended, and what it printed. */
  record Ended(int code, String out, String err) {}

  /** A call under way; its output goes to files, so that nobody has to read it. */
  record Call(Process process, Path out, Path err) {
    String errSoFar() {
      return text(err);
    }

    Ended ended() throws InterruptedException {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroy();
        throw new AssertionError("still running after " + PATIENCE + ": " + text(err));
      }
      return new Ended(process.exitValue(), text(out), text(err));
    }
  }

  Call start(String... arguments) {
    try {
      Files.createDirectories(state);
      String name = "call-" + ++calls;
      Path out = state.resolve(name + ".out");
      Path err = state.resolve(name + ".err");
      List<String> command = new ArrayList<>(ctrlCWorks() ? List.of() : WITH_CTRL_C);
      command.add(SCRIPT.toString());
      command.addAll(List.of(arguments));
      command.addAll(List.of("--state", state.toString()));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().put("BAITO_BUILD", "never");
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      return new Call(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Ended run(String... arguments) throws InterruptedException {
    return start(arguments).ended();
  }

  /** Waits until a call has said that a stage is done; fails at once when the call has ended. */
  void awaitStage(Call call, String stage) {
    await(stage)
        .atMost(PATIENCE)
        .failFast("the call has ended, see " + call.err(), () -> !call.process().isAlive())
        .until(() -> call.errSoFar().lines().anyMatch(line -> line.strip().startsWith(stage)));
  }

  /** Returns the servers and services that the pid files of {@code run} name and that run. */
  List<ProcessHandle> processes() {
    try (Stream<Path> files = Files.list(state.resolve("run").resolve("pids"))) {
      return files
          .filter(file -> file.toString().endsWith(".pid"))
          .flatMap(file -> new PidFile(file).running().stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a server or service of {@code run}, which has to run. */
  ProcessHandle process(String name) {
    Path file = state.resolve("run").resolve("pids").resolve(name + ".pid");
    return new PidFile(file).running().orElseThrow();
  }

  private static boolean ctrlCWorks() throws IOException {
    if (!Files.exists(PROCESS_STATUS)) {
      return true; // not Linux
    }
    try (Stream<String> lines = Files.lines(PROCESS_STATUS)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .map(line -> Long.parseUnsignedLong(line.substring(line.indexOf(':') + 1).strip(), 16))
          .allMatch(ignored -> (ignored & INTERRUPT_BIT) == 0);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
