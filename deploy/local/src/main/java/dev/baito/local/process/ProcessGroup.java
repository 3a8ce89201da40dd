package dev.baito.local.process;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The processes of one stack. Once it is closed nothing starts any more: what a Ctrl-C finds half
 * started cannot grow a process behind its back. Thread-safe.
 */
public final class ProcessGroup {
  private final Map<String, ChildProcess> processes = new HashMap<>();
  private boolean closed;

  /**
   * Starts a process and returns at once.
   *
   * @throws BaitoException with {@link ErrorCode#STACK_START_FAILED}
   */
  public synchronized ChildProcess launch(ProcessSpec spec) {
    if (closed) {
      throw new BaitoException(
          ErrorCode.STACK_START_FAILED, spec.name() + " was not started: the stack is stopping");
    }
    ChildProcess process = ChildProcess.start(spec);
    processes.put(spec.name(), process);
    return process;
  }

  /**
   * Starts a process in the place of one that ended without having been asked, and returns at once.
   *
   * @return the new process, or nothing when somebody else has stopped or started it meanwhile, or
   *     the group is closed
   * @throws BaitoException with {@link ErrorCode#STACK_START_FAILED}
   */
  public synchronized Optional<ChildProcess> replace(ChildProcess ended, ProcessSpec spec) {
    return closed || processes.get(spec.name()) != ended
        ? Optional.empty()
        : Optional.of(launch(spec));
  }

  /** Takes over a process that an earlier launcher started, if it still runs. */
  public synchronized void adopt(ProcessSpec spec) {
    ChildProcess.find(spec).ifPresent(process -> processes.put(spec.name(), process));
  }

  /**
   * Returns a process of this group: it runs, or it ended without having been asked. One that is
   * being stopped is no longer of the group.
   */
  public synchronized Optional<ChildProcess> find(String name) {
    return Optional.ofNullable(processes.get(name));
  }

  /** Lets no further process start. */
  public synchronized void close() {
    closed = true;
  }

  /** Stops those of the named processes that run, all at once, each within a grace period. */
  public void stop(Collection<String> names, Duration grace) {
    List<ChildProcess> stopped = names.stream().map(this::take).flatMap(Optional::stream).toList();
    Parallel.all(stopped.stream().<Runnable>map(process -> () -> process.stop(grace)).toList());
  }

  private synchronized Optional<ChildProcess> take(String name) {
    return Optional.ofNullable(processes.remove(name));
  }
}
