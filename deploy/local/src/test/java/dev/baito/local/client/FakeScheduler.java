package dev.baito.local.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that answers what a test tells it to, and keeps what it was asked. */
public final class FakeScheduler implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** One request: method and path with query, content type, body. */
  public record Asked(String request, String contentType, String body) {}

  private record Answer(int status, String contentType, String body) {}

  private FakeScheduler(HttpServer server) {
    this.server = server;
  }

  /** Starts one on a free port. */
  public static FakeScheduler start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      FakeScheduler fake = new FakeScheduler(server);
      server.setExecutor(fake.threads);
      server.createContext("/", fake::answer);
      server.start();
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds an answer to a request such as {@code GET /runs/1}; the last one is given again. */
  public FakeScheduler on(String request, int status, String contentType, String body) {
    answers
        .computeIfAbsent(request, _ -> new ConcurrentLinkedQueue<>())
        .add(new Answer(status, contentType, body));
    return this;
  }

  /** Adds an answer of JSON. */
  public FakeScheduler onJson(String request, String body) {
    return on(request, 200, "application/json", body);
  }

  /** Returns where it listens. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Returns what it was asked. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
    asked.add(new Asked(request, contentType == null ? "" : contentType, body));
    Queue<Answer> queue = answers.getOrDefault(request, new ArrayDeque<>());
    Answer answer = queue.size() > 1 ? queue.poll() : queue.peek();
    if (answer == null) {
      answer = new Answer(404, "text/plain", "the test has no answer to " + request);
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", answer.contentType());
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
