package dev.baito.local.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The garbage collection pauses of one service, as its log ({@code -Xlog:safepoint}) has them: from
 * when a collector asks all threads to stop until they go on, so with the time until the last one
 * has stopped, which {@code -Xlog:gc} leaves out.
 *
 * @param service the service's name
 * @param pausesMs in the order of the log
 */
public record GcLog(String service, List<Double> pausesMs) {
  private static final String ENDING = "-gc.log";
  private static final double NANOS_PER_MS = 1e6;

  /** Other reasons to stop than these are no collector's. */
  private static final Pattern PAUSE =
      Pattern.compile(
          "Safepoint \"(?:CollectFor|G1|Parallel|Serial|Shenandoah|Z)\\w*\".* Total: +([0-9]+) ns");

  /** Copies the pauses. */
  public GcLog {
    pausesMs = List.copyOf(pausesMs);
  }

  /** Reads every GC log in a folder of logs, by name. A folder that is not there has none. */
  public static List<GcLog> readAll(Path logFolder) throws IOException {
    if (!Files.isDirectory(logFolder)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> found = Files.list(logFolder)) {
      files = found.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
    List<GcLog> logs = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
        logs.add(parse(name.substring(0, name.length() - ENDING.length()), lines));
      }
    }
    return logs;
  }

  static GcLog parse(String service, Stream<String> lines) {
    return new GcLog(
        service,
        lines
            .map(PAUSE::matcher)
            .filter(Matcher::find)
            .map(pause -> Long.parseLong(pause.group(1)) / NANOS_PER_MS)
            .toList());
  }
}
