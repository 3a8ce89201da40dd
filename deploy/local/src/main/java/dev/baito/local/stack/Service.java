package dev.baito.local.stack;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.process.ProcessSpec;
import dev.baito.local.process.StopSignal;
import dev.baito.local.servers.ServerFolders;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One packaged Quarkus app as a process.
 *
 * @param kind which service
 * @param name such as {@code worker-1}
 * @param port its HTTP port
 * @param folders where its log and pid file go
 * @param options the stack it belongs to
 * @param connections the properties by which it finds the servers and the workers
 */
record Service(
    ServiceKind kind,
    String name,
    int port,
    ServerFolders folders,
    StackOptions options,
    Map<String, String> connections) {
  private static final int TIMEOUT_MS = 2_000;

  /** Only the scheduler has a JDBC pool, for COPY. */
  private static final String JDBC_URL = "quarkus.datasource.jdbc.url";

  /** From this heap on a collector with several threads is worth them. */
  private static final long PARALLEL_COLLECTOR_BYTES = 1L << 30;

  /** Of the heap, what ZGC is to keep to while it can: the rest is for bursts. */
  private static final double SOFT_SHARE = 0.75;

  /** Returns how its process is started and found again. */
  ProcessSpec process() {
    return folders.process(name, command(), environment(), StopSignal.TERM);
  }

  /** Returns the same with other settings, which count from its next start. */
  Service with(Map<String, String> settings) {
    return new Service(kind, name, port, folders, options.with(settings), connections);
  }

  /** Returns its HTTP address. */
  URI uri() {
    return uri(port);
  }

  /** Returns the HTTP address of a service that listens on a port. */
  static URI uri(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  /**
   * Checks that it was built.
   *
   * @throws BaitoException with {@link ErrorCode#STACK_START_FAILED}
   */
  void requireBuilt() {
    if (!Files.isRegularFile(program())) {
      throw new BaitoException(
          ErrorCode.STACK_START_FAILED,
          name + ": there is no " + program() + ": build it with mvn package");
    }
  }

  /** Whether it says that it is ready. */
  boolean isReady() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) uri().resolve("/q/health/ready").toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MS);
      connection.setReadTimeout(TIMEOUT_MS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  private Path program() {
    return options
        .projectRoot()
        .resolve(kind.module())
        .resolve("target/quarkus-app/quarkus-run.jar");
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + kind.heap().text(options.settings()));
    command.addAll(collector());
    if (!kind.computes()) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    // From less than this, each step by which the classes of a start grow is a collection of its
    // own.
    command.add("-XX:MetaspaceSize=128m");
    command.add("-XX:+ExitOnOutOfMemoryError");
    Path gcLog = folders.logs().resolve(name + "-gc.log");
    command.add("-Xlog:gc,safepoint:file=" + gcLog + ":uptime,level,tags");
    command.add("-Dstdout.encoding=UTF-8");
    command.add("-Dstderr.encoding=UTF-8");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    if (kind == ServiceKind.WORKER) {
      command.add("--add-modules=jdk.incubator.vector");
      command.add("-Dbaito.worker.name=" + name);
      command.add("-Dbaito.worker.local-workers=" + options.workers());
    }
    // Here people read the logs, not a collector of logs.
    command.add("-Dquarkus.log.console.json.enabled=false");
    command.add("-Dquarkus.http.host=127.0.0.1");
    command.add("-Dquarkus.http.port=" + port);
    options
        .settings()
        .forEach((key, value) -> {
          if (!LocalSetting.isLocal(key)) {
            command.add("-D" + key + "=" + value);
          }
        });
    command.add("-jar");
    command.add(program().toString());
    return command;
  }

  /** Returns the options that choose the garbage collector. */
  private List<String> collector() {
    long heapBytes = kind.heap().bytes(options.settings());
    if (kind == ServiceKind.WORKER
        && LocalSetting.WORKER_COLLECTOR.choice(options.settings(), "g1", "zgc").equals("zgc")) {
      return List.of("-XX:+UseZGC", "-XX:SoftMaxHeapSize=" + (long) (SOFT_SHARE * heapBytes));
    }
    boolean parallel = kind == ServiceKind.WORKER || heapBytes >= PARALLEL_COLLECTOR_BYTES;
    return List.of(parallel ? "-XX:+UseG1GC" : "-XX:+UseSerialGC");
  }

  /** Passwords are among these: everyone can read a command line, only the owner these. */
  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    for (Map.Entry<String, String> property : connections.entrySet()) {
      String key = property.getKey();
      if (kind == ServiceKind.SCHEDULER || !key.equals(JDBC_URL)) {
        String variable = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        environment.put(variable, property.getValue());
      }
    }
    return environment;
  }
}
