package dev.baito.local.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PerformanceLogTest {
  private static final String BATCH = "{\"level\":\"batch\",  \"batch_id\":\"1/0\"}\n";
  private static final String RUN =
      "{\"level\":\"run\",\"timing\":{\"catalogue_ms\":7},\"resources\":{\"db_connections\":9}}\n";

  @Test
  void complete_runLine_getsWhatTheLauncherKnows() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    ObjectNode run =
        PerformanceLog.complete(
            new ByteArrayInputStream((BATCH + RUN).getBytes(StandardCharsets.UTF_8)),
            out,
            figures());

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(BATCH + run + "\n");
    assertThat(run)
        .hasToString(
            "{\"level\":\"run\","
                + "\"timing\":{\"catalogue_ms\":7,\"import_ms\":1500,\"total_ms\":60000},"
                + "\"resources\":{\"db_connections\":9,\"cpu_avg\":0.346,"
                + "\"memory_peak_mb\":{\"kafka\":250.3},\"gc_pauses_ms\":[9.5,2.25,1.0],"
                + "\"gc_by_process\":{\"scheduler\":{\"pauses\":2,\"total_ms\":3.25,\"p99_ms\":2.25,\"longest_ms\":2.25},"
                + "\"worker-1\":{\"pauses\":1,\"total_ms\":9.5,\"p99_ms\":9.5,\"longest_ms\":9.5}}}}");
  }

  @Test
  void complete_withoutALineOfTheRun_fails() {
    assertThatThrownBy(() ->
            PerformanceLog.complete(
                new ByteArrayInputStream(BATCH.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                figures()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no line of the run");
  }

  @Test
  void gcLog_pausesOfEveryCollector_areFound() {
    Stream<String> lines =
        Stream.of(
            "[0.010s][info][gc] Using Serial",
            safepoint("G1CollectForAllocation", 3_125_000),
            safepoint("SerialCollectForAllocation", 1_500_000),
            safepoint("ZMarkStartYoung", 12_000),
            safepoint("CleanClassLoaderDataMetaspaces", 9_000_000),
            "[0.5s][info][gc] GC(1) Pause Young (Allocation Failure) 24M->5M(256M) 1.500ms",
            "[0.7s][info][gc] GC(3) Concurrent Mark Cycle 20.000ms");

    assertThat(GcLog.parse("worker-1", lines).pausesMs()).containsExactly(3.125, 1.5, 0.012);
  }

  @Test
  void gcLog_readAll_namesServicesByTheirFiles(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("sink-gc.log"), safepoint("SerialGCCollect", 4_000_000));
    Files.writeString(folder.resolve("sink.log"), safepoint("SerialGCCollect", 4_000_000));

    assertThat(GcLog.readAll(folder)).containsExactly(new GcLog("sink", List.of(4.0)));
    assertThat(GcLog.readAll(folder.resolve("absent"))).isEmpty();
  }

  private static String safepoint(String reason, long nanos) {
    return ("[0.4s][info][safepoint] Safepoint \"%s\", Time since last: 7045204931 ns, Reaching"
            + " safepoint: 4909 ns, At safepoint: 100 ns, Leaving safepoint: 1500432 ns, Total:"
            + " %d ns, Threads: 0 runnable, 13 total")
        .formatted(reason, nanos);
  }

  @Test
  void processMeter_thisProcess_hasMemoryAndProcessorTime() {
    long self = ProcessHandle.current().pid();

    assertThat(ProcessMeter.peakMemoryMb(self)).isBetween(20.0, 20_000.0);
    assertThat(ProcessMeter.cpu(self)).isPositive();
  }

  @Test
  void processMeter_processThatEnded_hasNothing() {
    assertThat(ProcessMeter.peakMemoryMb(Long.MAX_VALUE)).isZero();
    assertThat(ProcessMeter.cpu(Long.MAX_VALUE)).isZero();
  }

  @Test
  void processMeter_child_countsWithoutWhatItShares() {
    List<String> status = List.of("Name:\tpostgres", "VmHWM:\t  2048 kB", "RssShmem:\t 2000 kB");

    assertThat(ProcessMeter.peakOfStatus(status, false)).isEqualTo(2048);
    assertThat(ProcessMeter.peakOfStatus(status, true)).isEqualTo(48);
  }

  private static LauncherFigures figures() {
    return new LauncherFigures(
        Duration.ofMillis(1500),
        Duration.ofMinutes(1),
        new LinkedHashMap<>(Map.of("kafka", 250.26)),
        List.of(new GcLog("scheduler", List.of(1.0, 2.25)), new GcLog("worker-1", List.of(9.5))),
        0.3456);
  }
}
