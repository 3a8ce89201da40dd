package dev.baito.local.cli;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.client.RunView;
import dev.baito.local.stack.LocalStack;
import dev.baito.local.stack.ProcessStatus;
import dev.baito.local.stack.Standing;
import java.util.List;

/** Notices that a run cannot go on because a process it needs has ended for good. */
final class StackWatch {
  private static final String SCHEDULER = "scheduler";
  private static final String WORKER = "worker-";

  private final LocalStack stack;
  private final List<ProcessStatus> processes;

  StackWatch(LocalStack stack) {
    this.stack = stack;
    processes = stack.status().processes();
  }

  /**
   * Looks whether all that an active run needs runs, or is being started anew: one worker is
   * enough.
   *
   * @throws BaitoException with {@link ErrorCode#STACK_DOWN} or {@link ErrorCode#SERVICE_GIVEN_UP},
   *     naming the log of what has ended
   */
  void check(RunView run) {
    if (!run.state().ended()) {
      check();
    }
  }

  /** Looks the same while the scheduler is silent; returns whether it is being started anew. */
  boolean schedulerComesBack() {
    check();
    return stack.standing(SCHEDULER) instanceof Standing.StartingAnew;
  }

  private void check() {
    boolean workerGoesOn =
        processes.stream().anyMatch(process -> isWorker(process) && goesOn(process));
    for (ProcessStatus process : processes) {
      if (!(isWorker(process) && workerGoesOn)) {
        require(process);
      }
    }
  }

  private void require(ProcessStatus process) {
    switch (stack.standing(process.name())) {
      case Standing.Running _, Standing.StartingAnew _ -> {
        // the run goes on, if need be when it is back
      }
      case Standing.GivenUp(BaitoException why) -> throw why;
      case Standing.Ended _ ->
          throw new BaitoException(
              ErrorCode.STACK_DOWN,
              process.name() + " has ended, so the run cannot go on: see " + process.log());
    }
  }

  private boolean goesOn(ProcessStatus process) {
    return switch (stack.standing(process.name())) {
      case Standing.Running _, Standing.StartingAnew _ -> true;
      case Standing.GivenUp _, Standing.Ended _ -> false;
    };
  }

  private static boolean isWorker(ProcessStatus process) {
    return process.name().startsWith(WORKER);
  }
}
