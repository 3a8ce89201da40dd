package dev.baito.scheduler.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Three workers: one that is not there, and two that answer by what they are asked: for user 1 with
 * their name and the query, for user 2 that there is none, for user 3 that they are busy, and for
 * user 4 the first fails in a way that no worker should. Vectors of run 5 are long, those of run 6
 * cut short, and run 7 is unknown.
 */
public final class FakeWorkers implements QuarkusTestResourceLifecycleManager {
  /** How many lines the long answer has. */
  public static final int LINES = 200_000;

  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @Override
  public Map<String, String> start() {
    try {
      return Map.of(
          "baito.scheduler.workers.urls",
          "http://127.0.0.1:%d,http://127.0.0.1:%d,http://127.0.0.1:%d"
              .formatted(nobody(), worker("first"), worker("second")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private int worker(String name) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(name, exchange));
    server.start();
    servers.add(server);
    return server.getAddress().getPort();
  }

  private static void answer(String name, HttpExchange exchange) throws IOException {
    try (exchange) {
      String asked = exchange.getRequestURI().toString();
      switch (exchange.getRequestURI().getPath()) {
        case "/explanations/1/10" ->
            send(exchange, 200, "{\"worker\":\"" + name + "\",\"asked\":\"" + asked + "\"}");
        case "/explanations/2/10" -> send(exchange, 404, problem("BAITO-API-001", "no user 2"));
        case "/explanations/3/10" -> send(exchange, 503, problem("BAITO-API-010", "busy"));
        case "/explanations/4/10" ->
            send(exchange, name.equals("first") ? 500 : 200, "<html>" + name + "</html>");
        case "/vectors/5/jobs" -> send(exchange, 200, "line\n".repeat(LINES));
        case "/vectors/6/users" -> sendHalf(exchange);
        case "/vectors/7/users" -> send(exchange, 404, problem("BAITO-RUN-002", "no run 7"));
        default -> send(exchange, 404, "not known to the test: " + asked);
      }
    }
  }

  private static String problem(String code, String detail) {
    return """
    {"type":"x","title":"x","status":1,"detail":"%s","instance":"/worker","code":"%s"}
    """
        .formatted(detail, code);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void sendHalf(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1_000_000);
    exchange.getResponseBody().write("line\n".repeat(20_000).getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  @Override
  public void stop() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }
}
