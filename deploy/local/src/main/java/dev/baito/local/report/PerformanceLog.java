package dev.baito.local.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The performance log of a run: the scheduler's, one JSON object a line, its line of the run
 * completed with what only the launcher knows. The lines of batches pass unchanged.
 */
public final class PerformanceLog {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_PAUSES = 1000;

  private PerformanceLog() {}

  /**
   * Copies the log, completing it.
   *
   * @param out takes the lines
   * @return the completed line of the run
   * @throws IOException when the log cannot be read or written, or has no line of the run
   */
  public static ObjectNode complete(InputStream log, OutputStream out, LauncherFigures figures)
      throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(log, StandardCharsets.UTF_8));
    ObjectNode run = MAPPER.createObjectNode();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String written = line;
      if (parse(line) instanceof ObjectNode object && object.path("level").asText().equals("run")) {
        run = completed(object, figures);
        written = MAPPER.writeValueAsString(run);
      }
      out.write((written + "\n").getBytes(StandardCharsets.UTF_8));
    }
    if (run.isEmpty()) {
      throw new IOException("the performance log has no line of the run");
    }
    return run;
  }

  private static JsonNode parse(String line) throws IOException {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IOException("the performance log has a line that is not JSON", e);
    }
  }

  static ObjectNode completed(ObjectNode run, LauncherFigures figures) {
    run.withObjectProperty("timing")
        .put("import_ms", figures.importing().toMillis())
        .put("total_ms", figures.total().toMillis());
    ObjectNode resources = run.withObjectProperty("resources");
    resources.put("cpu_avg", round(figures.cpuShare(), 1000));
    ObjectNode memory = resources.putObject("memory_peak_mb");
    figures.memoryPeakMb().forEach((process, peak) -> memory.put(process, round(peak, 10)));
    // The longest, so that the log of a long run stays readable; the sums below are of all.
    ArrayNode pauses = resources.putArray("gc_pauses_ms");
    figures.gcPauses().stream()
        .flatMap(log -> log.pausesMs().stream())
        .sorted(Comparator.reverseOrder())
        .limit(MOST_PAUSES)
        .forEach(pauses::add);
    ObjectNode byProcess = resources.putObject("gc_by_process");
    figures.gcPauses().forEach(log -> byProcess.set(log.service(), summary(log.pausesMs())));
    return run;
  }

  private static ObjectNode summary(List<Double> pauses) {
    double[] sorted = pauses.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double sum = Arrays.stream(sorted).sum();
    return MAPPER
        .createObjectNode()
        .put("pauses", pauses.size())
        .put("total_ms", round(sum, 1000))
        .put("p99_ms", round(quantile(sorted, 0.99), 1000))
        .put("longest_ms", round(quantile(sorted, 1), 1000));
  }

  /** Returns the least that so large a share does not exceed. */
  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private static double round(double value, double steps) {
    return Math.rint(value * steps) / steps;
  }
}
