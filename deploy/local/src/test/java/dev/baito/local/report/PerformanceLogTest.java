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
                + "\"gc_by_process\":{\"scheduler\":{\"pauses\":2,\"total_ms\":3.25,\"longest_ms\":2.25},"
                + "\"worker-1\":{\"pauses\":1,\"total_ms\":9.5,\"longest_ms\":9.5}}}}");
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
            "[0.4s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 24M->5M(256M) 3.125ms",
            "[0.5s][info][gc] GC(1) Pause Young (Allocation Failure) 24M->5M(256M) 1.500ms",
            "[0.6s][info][gc,phases] GC(2) Y: Pause Mark Start (Major) 0.012ms",
            "[0.7s][info][gc] GC(3) Concurrent Mark Cycle 20.000ms");

    assertThat(GcLog.parse("worker-1", lines).pausesMs()).containsExactly(3.125, 1.5, 0.012);
  }

  @Test
  void gcLog_readAll_namesServicesByTheirFiles(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("sink-gc.log"), "[1s] GC(0) Pause Full 1M->1M(2M) 4.0ms\n");
    Files.writeString(folder.resolve("sink.log"), "GC(0) Pause Full 1M->1M(2M) 4.0ms\n");

    assertThat(GcLog.readAll(folder)).containsExactly(new GcLog("sink", List.of(4.0)));
    assertThat(GcLog.readAll(folder.resolve("absent"))).isEmpty();
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
