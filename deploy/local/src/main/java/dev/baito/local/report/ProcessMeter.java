package dev.baito.local.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Measures processes from outside, each with its children (PostgreSQL's sessions are some). */
public final class ProcessMeter {
  private static final double KB_PER_MB = 1024;
  private static final long PS_SECONDS = 5;

  private ProcessMeter() {}

  /** Returns the processor time of a process and its living children, zero once it has ended. */
  public static Duration cpu(long pid) {
    return tree(pid)
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * Returns the largest resident memory in megabytes that a process has had: on Linux its
   * high-water mark, elsewhere what it has now. Memory that its children share with it counts once.
   */
  public static double peakMemoryMb(long pid) {
    double sum = 0;
    for (ProcessHandle process : tree(pid).toList()) {
      sum += peakKb(process.pid(), process.pid() != pid) / KB_PER_MB;
    }
    return sum;
  }

  /** Returns the same of this very process, without its children. */
  public static double ownPeakMemoryMb() {
    return peakKb(ProcessHandle.current().pid(), false) / KB_PER_MB;
  }

  private static Stream<ProcessHandle> tree(long pid) {
    return ProcessHandle.of(pid)
        .map(root -> Stream.concat(Stream.of(root), root.descendants()))
        .orElseGet(Stream::empty);
  }

  private static double peakKb(long pid, boolean child) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try {
      if (Files.exists(status)) {
        return peakOfStatus(Files.readAllLines(status, StandardCharsets.ISO_8859_1), child);
      }
      return residentByPs(pid);
    } catch (IOException e) {
      return 0; // ended in between
    }
  }

  static double peakOfStatus(List<String> status, boolean child) {
    double peak = kilobytes(status, "VmHWM:");
    return child ? Math.max(0, peak - kilobytes(status, "RssShmem:")) : peak;
  }

  private static double kilobytes(List<String> status, String key) {
    return status.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).replace("kB", "").strip())
        .mapToDouble(Double::parseDouble)
        .findFirst()
        .orElse(0);
  }

  private static double residentByPs(long pid) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    try (var out = ps.inputReader(StandardCharsets.US_ASCII)) {
      String line = out.readLine();
      if (!ps.waitFor(PS_SECONDS, TimeUnit.SECONDS)) {
        ps.destroyForcibly();
      }
      return line == null ? 0 : Double.parseDouble(line.strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
