package dev.baito.local.cli;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.report.GcLog;
import dev.baito.local.report.LauncherFigures;
import dev.baito.local.report.ProcessMeter;
import dev.baito.local.stack.LocalStack;
import dev.baito.local.stack.ProcessStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Measures the processes of a stack while a run goes on. */
final class StackMeter {
  private final LocalStack stack;
  private final Map<Long, Duration> cpuBefore = new HashMap<>();
  private final long since = System.nanoTime();

  private StackMeter(LocalStack stack) {
    this.stack = stack;
    for (ProcessStatus process : stack.status().processes()) {
      cpuBefore.put(process.pid(), ProcessMeter.cpu(process.pid()));
    }
  }

  /** Starts measuring. */
  static StackMeter start(LocalStack stack) {
    return new StackMeter(stack);
  }

  /** Returns what was measured since the start. */
  LauncherFigures stop(Duration importing, Duration total) {
    double wall = System.nanoTime() - since;
    // One that was started anew is another process: what the first had used is lost.
    List<ProcessStatus> processes = stack.status().processes();
    double spent = processes.stream().mapToDouble(this::spentNanos).sum();
    double share = spent / wall / Runtime.getRuntime().availableProcessors();
    SequencedMap<String, Double> peaks = new LinkedHashMap<>();
    for (ProcessStatus process : processes) {
      peaks.put(process.name(), ProcessMeter.peakMemoryMb(process.pid()));
    }
    peaks.put("launcher", ProcessMeter.ownPeakMemoryMb());
    try {
      return new LauncherFigures(
          importing, total, peaks, GcLog.readAll(stack.logFolder()), Math.clamp(share, 0, 1));
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.INTERNAL, "the GC logs cannot be read: " + e.getMessage(), e);
    }
  }

  private double spentNanos(ProcessStatus process) {
    return ProcessMeter.cpu(process.pid())
        .minus(cpuBefore.getOrDefault(process.pid(), Duration.ZERO))
        .toNanos();
  }
}
