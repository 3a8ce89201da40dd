package dev.baito.local.process;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A server or service as a child process: in a session of its own, so that Ctrl-C reaches only the
 * launcher; its output in a log; its pid in a file from before its first instruction to its end.
 * Thread-safe.
 */
public final class ChildProcess {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int TAIL_LINES = 15;

  /*
   * The shell writes its own pid, then becomes the program: the pid stays. With -C it never
   * replaces the file, should the launcher have been first.
   */
  private static final String RECORD_AND_BECOME =
      "set -C; { echo $$ > \"$0\"; } 2>/dev/null; exec \"$@\"";

  private final ProcessSpec spec;
  private final ProcessHandle handle;

  private ChildProcess(ProcessSpec spec, ProcessHandle handle) {
    this.spec = spec;
    this.handle = handle;
  }

  /**
   * Starts a process and returns at once.
   *
   * @throws BaitoException with {@link ErrorCode#STACK_START_FAILED}
   */
  public static ChildProcess start(ProcessSpec spec) {
    List<String> command = new ArrayList<>();
    ownSession().ifPresent(command::add);
    command.addAll(List.of("/bin/sh", "-c", RECORD_AND_BECOME, spec.pidFile().toString()));
    command.addAll(spec.command());
    LogFile.prepare(spec.log());
    try {
      Files.createDirectories(spec.pidFile().toAbsolutePath().getParent());
      Files.deleteIfExists(spec.pidFile());
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectInput(new File("/dev/null"));
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
      Process process = builder.start();
      new PidFile(spec.pidFile()).write(process.toHandle());
      return new ChildProcess(spec, process.toHandle());
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.STACK_START_FAILED,
          spec.name()
              + " cannot be started by "
              + spec.command().getFirst()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** Returns the process of a spec that an earlier launcher started, if it still runs. */
  public static Optional<ChildProcess> find(ProcessSpec spec) {
    return new PidFile(spec.pidFile()).running().map(handle -> new ChildProcess(spec, handle));
  }

  /** Returns what people call it. */
  public String name() {
    return spec.name();
  }

  /** Returns its process id. */
  public long pid() {
    return handle.pid();
  }

  /** Returns the file with its output. */
  public Path log() {
    return spec.log();
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
    long end = System.nanoTime() + deadline.toNanos();
    while (!ready.getAsBoolean()) {
      if (!isAlive()) {
        throw failure(spec.name() + " ended instead of starting");
      }
      if (System.nanoTime() > end) {
        throw failure(spec.name() + " was not ready within " + deadline.toSeconds() + " s");
      }
      pause();
    }
  }

  /** Returns the failure to start this process, with the end of its log. */
  public BaitoException failure(String what) {
    return new BaitoException(
        ErrorCode.STACK_START_FAILED,
        what + ". Its log " + spec.log() + " ends:\n" + LogFile.tail(spec.log(), TAIL_LINES));
  }

  /** Asks the process to end; returns at once. */
  public void requestStop() {
    request(handle, spec.stopSignal());
  }

  /** Asks the process to end, kills it if it has not within the grace period, and forgets it. */
  public void stop(Duration grace) {
    stop(handle, spec.stopSignal(), grace);
    new PidFile(spec.pidFile()).delete();
  }

  /** Stops any process, orderly within the grace period, else by force. */
  public static void stop(ProcessHandle process, StopSignal signal, Duration grace) {
    request(process, signal);
    if (!endsWithin(process, grace)) {
      process.destroyForcibly();
      endsWithin(process, Duration.ofSeconds(5));
    }
  }

  private static void request(ProcessHandle process, StopSignal signal) {
    switch (signal) {
      case TERM -> process.destroy();
      case INT -> interrupt(process);
    }
  }

  private static void interrupt(ProcessHandle process) {
    try {
      Process kill =
          new ProcessBuilder("/bin/sh", "-c", "kill -INT " + process.pid())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!kill.waitFor(5, TimeUnit.SECONDS)) {
        kill.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run /bin/sh", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean endsWithin(ProcessHandle process, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (ProcessIdentity.runs(process)) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BaitoException(ErrorCode.STACK_START_FAILED, "interrupted while waiting", e);
    }
  }

  private static Optional<String> ownSession() {
    return Stream.of("/usr/bin/setsid", "/bin/setsid")
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst();
  }
}
