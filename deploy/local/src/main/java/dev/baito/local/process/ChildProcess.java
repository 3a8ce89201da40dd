package dev.baito.local.process;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A server or service as a child process: in a session of its own, so that Ctrl-C reaches only the
 * launcher; its output in a log; its pid in a file from before its first instruction to its end.
 * Thread-safe.
 */
public final class ChildProcess {
  private static final int TAIL_LINES = 15;

  /** The JDK learns of an end that the system already shows a moment later. */
  private static final Duration REAPED = Duration.ofSeconds(1);

  /*
   * The shell writes its own pid, then becomes the program: the pid stays. With -C it never
   * replaces the file, should the launcher have been first.
   */
  private static final String RECORD_AND_BECOME =
      "set -C; { echo $$ > \"$0\"; } 2>/dev/null; exec \"$@\"";

  private final ProcessSpec spec;
  private final ProcessHandle handle;
  private final Optional<Process> child;

  private ChildProcess(ProcessSpec spec, ProcessHandle handle, Optional<Process> child) {
    this.spec = spec;
    this.handle = handle;
    this.child = child;
  }

  /**
   * Starts a process and returns at once.
   *
   * @throws BaitoException with {@link ErrorCode#STACK_START_FAILED}
   */
  static ChildProcess start(ProcessSpec spec) {
    List<String> command = new ArrayList<>();
    ownSession().ifPresent(command::add);
    command.addAll(List.of("/bin/sh", "-c", RECORD_AND_BECOME, spec.pidFile().path().toString()));
    command.addAll(spec.command());
    LogFile.prepare(spec.log());
    spec.pidFile().delete();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(spec.environment());
    builder.redirectInput(new File("/dev/null"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
    try {
      Process process = builder.start();
      return recorded(spec, process);
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.STACK_START_FAILED, spec.name() + " cannot be started: " + e.getMessage(), e);
    }
  }

  private static ChildProcess recorded(ProcessSpec spec, Process process) {
    try {
      spec.pidFile().write(process.toHandle());
      return new ChildProcess(spec, process.toHandle(), Optional.of(process));
    } catch (RuntimeException e) {
      process.destroyForcibly(); // nobody would find it again
      throw e;
    }
  }

  /** Returns the process of a spec that an earlier launcher started, if it still runs. */
  static Optional<ChildProcess> find(ProcessSpec spec) {
    return spec.pidFile().running().map(handle -> new ChildProcess(spec, handle, Optional.empty()));
  }

  /** Returns what people call it. */
  public String name() {
    return spec.name();
  }

  /** Returns its process id. */
  public long pid() {
    return handle.pid();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return ProcessIdentity.runs(handle);
  }

  /**
   * Waits until the process is ready.
   *
   * @param ready asked again and again
   * @param deadline how long at most
   * @throws BaitoException with {@link ErrorCode#STACK_START_FAILED} if it ends, or is not ready in
   *     time
   */
  public void awaitReady(BooleanSupplier ready, Duration deadline) {
    if (!Waiting.until(() -> ready.getAsBoolean() || !isAlive(), deadline)) {
      throw failure(spec.name() + " was not ready within " + deadline.toSeconds() + " s");
    }
    if (!isAlive()) {
      throw failure(spec.name() + " ended instead of starting");
    }
  }

  /**
   * Waits for the end of a process that does one thing and ends.
   *
   * @throws BaitoException with {@link ErrorCode#STACK_START_FAILED} if it does not end in time, or
   *     not with 0
   */
  public void awaitSuccess(Duration deadline) {
    if (!Waiting.until(() -> child.filter(Process::isAlive).isEmpty(), deadline)) {
      throw failure(spec.name() + " did not end within " + deadline.toSeconds() + " s");
    }
    int status = child.map(Process::exitValue).orElse(-1);
    if (status != 0) {
      throw failure(spec.name() + " ended with status " + status);
    }
    spec.pidFile().delete();
  }

  /**
   * Returns the exit code of a process that has ended, 128 and the signal's number if one ended it;
   * nothing if it still runs, or was another launcher's.
   */
  public OptionalInt exitCode() {
    try {
      if (child.isPresent() && child.get().waitFor(REAPED.toMillis(), TimeUnit.MILLISECONDS)) {
        return OptionalInt.of(child.get().exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return OptionalInt.empty();
  }

  /** Ends the process by force. Its group keeps it, as one that ended by itself. */
  public void kill() {
    handle.destroyForcibly();
  }

  private BaitoException failure(String what) {
    return failure(ErrorCode.STACK_START_FAILED, what);
  }

  /** Returns a failure of this process, with the end of its log. */
  public BaitoException failure(ErrorCode code, String what) {
    return new BaitoException(
        code, what + ". Its log " + spec.log() + " ends:\n" + LogFile.tail(spec.log(), TAIL_LINES));
  }

  /** Asks the process to end, kills it if it has not within the grace period, and forgets it. */
  void stop(Duration grace) {
    spec.stopSignal().stop(handle, grace);
    spec.pidFile().delete();
  }

  private static Optional<String> ownSession() {
    return Stream.of("/usr/bin/setsid", "/bin/setsid")
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst();
  }
}
