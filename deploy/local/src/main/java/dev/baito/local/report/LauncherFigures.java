package dev.baito.local.report;

import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;

/**
 * What only the launcher of a stack can measure of a run.
 *
 * @param importing how long the import took
 * @param total from the start of the command to the end of the export
 * @param memoryPeakMb by process, its largest resident memory in megabytes
 * @param gcPauses of the services
 * @param cpuShare the mean share of all processors that the stack took during the run, 0 to 1
 */
public record LauncherFigures(
    Duration importing,
    Duration total,
    SequencedMap<String, Double> memoryPeakMb,
    List<GcLog> gcPauses,
    double cpuShare) {

  /** Copies the pauses. */
  public LauncherFigures {
    gcPauses = List.copyOf(gcPauses);
  }
}
