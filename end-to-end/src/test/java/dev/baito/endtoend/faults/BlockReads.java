package dev.baito.endtoend.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.local.stack.LocalStack;
import dev.baito.local.stack.ProcessStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many job blocks workers have read from PostgreSQL, as they say themselves. One that has
 * started anew counts from its start.
 *
 * @param byProcess the counts, by the id of the worker's process
 */
record BlockReads(Map<Long, Long> byProcess) {
  private static final int TIMEOUT_MS = 5_000;
  private static final Pattern HITS = Pattern.compile("hits (\\d+),.*");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Asks the workers that run. */
  static BlockReads now(LocalStack stack) throws IOException {
    Map<Long, Long> byProcess = new HashMap<>();
    for (ProcessStatus process : stack.status().processes()) {
      if (process.name().startsWith("worker-") && !process.health().equals(ProcessStatus.DOWN)) {
        byProcess.put(process.pid(), fromPostgres(process.port()));
      }
    }
    return new BlockReads(byProcess);
  }

  private static long fromPostgres(int port) throws IOException {
    var connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + port + "/q/health/ready").toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MS);
    connection.setReadTimeout(TIMEOUT_MS);
    boolean ready = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    try (InputStream body = ready ? connection.getInputStream() : connection.getErrorStream()) {
      for (JsonNode check : JSON.readTree(body).path("checks")) {
        Matcher hits = HITS.matcher(check.path("data").path("origin").asText());
        if (hits.matches()) {
          return Long.parseLong(hits.group(1));
        }
      }
    }
    throw new IOException("the worker does not tell what it read");
  }

  /** Returns how many were read since then. */
  long since(BlockReads before) {
    long reads = 0;
    for (Map.Entry<Long, Long> now : byProcess.entrySet()) {
      reads += now.getValue() - Objects.requireNonNullElse(before.byProcess.get(now.getKey()), 0L);
    }
    return reads;
  }
}
