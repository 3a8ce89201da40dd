package dev.baito.local.stack;

import java.util.List;

/**
 * How the processes of a stack are.
 *
 * @param processes servers first, then services
 */
public record StackStatus(List<ProcessStatus> processes) {
  /** Copies the list. */
  public StackStatus {
    processes = List.copyOf(processes);
  }

  /** Whether every process answers. */
  public boolean isUp() {
    return processes.stream().allMatch(process -> process.health().equals(ProcessStatus.UP));
  }
}
