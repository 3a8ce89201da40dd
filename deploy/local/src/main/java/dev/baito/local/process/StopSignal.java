package dev.baito.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The signal that asks a process for its orderly end. */
public enum StopSignal {
  /** What JVMs, Redis and most others take. */
  TERM {
    @Override
    void send(ProcessHandle process) {
      process.destroy();
    }
  },

  /** PostgreSQL's fast shutdown: on TERM it would wait for every client to leave. */
  INT {
    @Override
    void send(ProcessHandle process) {
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
  };

  private static final Duration KILL_DEADLINE = Duration.ofSeconds(5);

  abstract void send(ProcessHandle process);

  /** Stops a process, orderly within the grace period, else by force. */
  public void stop(ProcessHandle process, Duration grace) {
    if (!ProcessIdentity.runs(process)) {
      return;
    }
    send(process);
    if (!Waiting.until(() -> !ProcessIdentity.runs(process), grace)) {
      process.destroyForcibly();
      Waiting.until(() -> !ProcessIdentity.runs(process), KILL_DEADLINE);
    }
  }
}
