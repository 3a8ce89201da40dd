package dev.baito.local.cli;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.client.RunView;
import dev.baito.local.stack.LocalStack;
import dev.baito.local.stack.ProcessStatus;
import java.util.List;

/** Notices that a run cannot go on because a process it needs has ended. */
final class StackWatch {
  private static final String WORKER = "worker-";

  private final List<ProcessStatus> processes;

  StackWatch(LocalStack stack) {
    processes = stack.status().processes();
  }

  /**
   * Looks whether all that an active run needs is alive: one worker is enough.
   *
   * @throws BaitoException with {@link ErrorCode#STACK_DOWN} naming the log of what has ended
   */
  void check(RunView run) {
    if (run.state().ended()) {
      return;
    }
    for (ProcessStatus process : processes) {
      boolean spare = process.name().startsWith(WORKER) && workerAlive();
      if (!spare && !alive(process)) {
        throw new BaitoException(
            ErrorCode.STACK_DOWN,
            process.name() + " has ended, so the run cannot go on: see " + process.log());
      }
    }
  }

  private boolean workerAlive() {
    return processes.stream()
        .anyMatch(process -> process.name().startsWith(WORKER) && alive(process));
  }

  private static boolean alive(ProcessStatus process) {
    return ProcessHandle.of(process.pid()).isPresent();
  }
}
