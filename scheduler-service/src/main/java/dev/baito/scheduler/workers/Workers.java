package dev.baito.scheduler.workers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.SchedulerSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The scoring workers over HTTP. Each request goes to the next of them, and on to the one after it
 * where that one does not answer, fails or is busy. Thread-safe; blocks.
 */
@ApplicationScoped
class Workers {
  private static final Logger LOG = Logger.getLogger(Workers.class);

  /** Of answers that are long: the limit counts the whole exchange. */
  private static final Duration TRANSFER = Duration.ofHours(12);

  private static final int MAX_PROBLEM_BYTES = 1 << 16;

  private final List<URI> urls;
  private final Duration timeout;
  private final ObjectMapper json;
  private final HttpClient http;
  private final AtomicInteger turn = new AtomicInteger();

  Workers(SchedulerSettings settings, ObjectMapper json) {
    this.urls = settings.workers().urls().orElse(List.of());
    this.timeout = settings.workers().timeout();
    this.json = json;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.workers().connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Returns a worker's answer, whole.
   *
   * @param path with its query
   * @throws BaitoException with what a worker says against the request, or with {@link
   *     ErrorCode#WORKERS_UNREACHABLE}
   */
  byte[] answer(String path) {
    return ask(path, timeout, InputStream::readAllBytes);
  }

  /**
   * Returns a worker's answer as it comes, to be closed. Reading throws {@link IOException} when it
   * is cut short.
   *
   * @param path with its query
   * @throws BaitoException as {@link #answer} does
   */
  InputStream stream(String path) {
    return ask(path, TRANSFER, body -> body);
  }

  /** Reads an answer. */
  @FunctionalInterface
  private interface Reading<T> {
    T read(InputStream body) throws IOException;
  }

  private <T> T ask(String path, Duration atMost, Reading<T> reading) {
    Optional<BaitoException> refusal = Optional.empty();
    int first = Math.floorMod(turn.getAndIncrement(), Math.max(1, urls.size()));
    for (int i = 0; i < urls.size(); i++) {
      URI worker = urls.get((first + i) % urls.size());
      try {
        HttpResponse<InputStream> response = send(worker.resolve(path), atMost);
        if (response.statusCode() == 200) {
          return reading.read(response.body());
        }
        BaitoException problem = problem(response);
        if (response.statusCode() < 500) {
          throw problem;
        }
        refusal = Optional.of(problem);
      } catch (IOException e) {
        LOG.warnf("The worker at %s does not answer: %s", worker, e);
      }
    }
    throw refusal.orElseGet(() ->
        new BaitoException(
            ErrorCode.WORKERS_UNREACHABLE,
            urls.isEmpty()
                ? "No scoring worker is known: set baito.scheduler.workers.urls"
                : "None of %s answers: look whether they run".formatted(urls)));
  }

  private HttpResponse<InputStream> send(URI uri, Duration atMost) throws IOException {
    try {
      return http.send(
          HttpRequest.newBuilder(uri).timeout(atMost).build(),
          HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BaitoException(
          ErrorCode.WORKERS_UNREACHABLE, "interrupted while waiting for a worker", e);
    }
  }

  private BaitoException problem(HttpResponse<InputStream> response) throws IOException {
    try (InputStream body = response.body()) {
      String text = new String(body.readNBytes(MAX_PROBLEM_BYTES), StandardCharsets.UTF_8);
      return problem(response.statusCode(), text);
    }
  }

  private BaitoException problem(int status, String text) {
    try {
      JsonNode problem = json.readTree(text);
      Optional<ErrorCode> code = ErrorCode.of(problem.path("code").asText());
      if (code.isPresent()) {
        return new BaitoException(code.get(), problem.path("detail").asText());
      }
    } catch (JsonProcessingException e) {
      LOG.debugf(e, "Not a problem document: %s", text);
    }
    return new BaitoException(
        ErrorCode.INTERNAL, "A worker answered with status %d: see its log".formatted(status));
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }
}
