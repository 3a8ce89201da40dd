package dev.baito.local.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A service that is ready as soon as it runs, packaged where the real ones are. */
public final class FakeService {
  private FakeService() {}

  /** Answers every request with 200, until it is stopped, unless it is told otherwise. */
  public static void main(String[] arguments) throws IOException {
    Objects.requireNonNull(System.getenv("KAFKA_BOOTSTRAP_SERVERS"), "no Kafka was given");
    if (System.getProperty("fake.fails") != null) {
      System.err.println("the fake service was told to fail");
      System.exit(1);
    }
    boolean ready = !isTold("hang");
    if (isTold("fail")) {
      System.err.println("the fake service was told to fail now");
      System.exit(7);
    }
    int port = Integer.getInteger("quarkus.http.port", 0);
    String host = System.getProperty("quarkus.http.host", "");
    HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.createContext(
        "/q/health/ready",
        exchange -> {
          exchange.sendResponseHeaders(ready ? 200 : 503, -1);
          exchange.close();
        });
    server.start();
  }

  /* Once it runs nothing but a file can tell it what its next start is to do. */
  private static boolean isTold(String what) throws IOException {
    String orders = System.getProperty("fake.orders");
    return orders != null
        && Files.exists(Path.of(orders))
        && Files.readString(Path.of(orders)).equals(what);
  }

  /** Makes a project whose four services are this class; returns the project's folder. */
  static Path project(Path root) throws IOException {
    for (String module :
        List.of("scheduler-service", "cache-warmer", "result-sink", "scoring-worker")) {
      Path app = Files.createDirectories(root.resolve(module).resolve("target/quarkus-app"));
      write(app.resolve("quarkus-run.jar"));
    }
    return root;
  }

  private static void write(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
    String resource = FakeService.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file, manifest);
        InputStream code = FakeService.class.getResourceAsStream("/" + resource)) {
      entries.putNextEntry(new JarEntry(resource));
      Objects.requireNonNull(code).transferTo(entries);
    }
  }
}
