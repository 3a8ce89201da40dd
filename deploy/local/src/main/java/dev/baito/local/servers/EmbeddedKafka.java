package dev.baito.local.servers;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.process.ProcessGroup;
import dev.baito.local.process.ProcessSpec;
import dev.baito.local.process.StopSignal;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Kafka, broker and controller in one child JVM.
 *
 * @param folders where it keeps its files
 * @param port of the broker
 * @param advertisedPort where clients are sent: the broker's port, or that of a proxy before it
 * @param controllerPort of the controller, which must stay the same for one data folder
 * @param heap most heap, such as {@code 384m}
 */
public record EmbeddedKafka(
    ServerFolders folders, int port, int advertisedPort, int controllerPort, String heap)
    implements EmbeddedServer {
  private static final int TIMEOUT_MS = 1_000;

  @Override
  public String name() {
    return "kafka";
  }

  /** Returns {@code kafka.bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + advertisedPort;
  }

  @Override
  public ProcessSpec process() {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap,
            "-Xms64m",
            "-XX:+UseSerialGC",
            // Half the processor time of a start; the second compiler would need minutes to pay.
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dstderr.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dslf4j.internal.verbosity=WARN",
            "-Dslf4j.provider=" + ConsoleLogProvider.class.getName(),
            "-cp",
            System.getProperty("java.class.path"),
            KafkaNode.class.getName(),
            settingsFile().toString());
    return folders.process(name(), command, Map.of(), StopSignal.TERM);
  }

  @Override
  public void start(ProcessGroup group) {
    writeSettings();
    group.launch(process()).awaitReady(this::answers, START_DEADLINE);
  }

  @Override
  public boolean answers() {
    try (Socket socket = new Socket()) {
      // The broker opens its port when all else is done.
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Path settingsFile() {
    return folders.data(name()).resolve("kafka.properties");
  }

  private void writeSettings() {
    Path data = folders.data(name());
    Properties properties = new Properties();
    properties.putAll(settings(data.resolve("data")));
    Path file = settingsFile();
    try {
      Files.createDirectories(data);
      try (Writer writer = Files.newBufferedWriter(file)) {
        properties.store(writer, null);
      }
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.STACK_START_FAILED, "cannot write " + file + ": is the disk full?", e);
    }
  }

  private Map<String, String> settings(Path data) {
    return Map.ofEntries(
        Map.entry("process.roles", "broker,controller"),
        Map.entry("node.id", "1"),
        Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
        Map.entry(
            "listeners",
            "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
        Map.entry("advertised.listeners", "CLIENTS://127.0.0.1:" + advertisedPort),
        Map.entry("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT"),
        Map.entry("inter.broker.listener.name", "CLIENTS"),
        Map.entry("controller.listener.names", "CONTROLLER"),
        Map.entry("log.dirs", data.toString()),
        Map.entry("auto.create.topics.enable", "false"),
        // One node: every internal topic has one replica.
        Map.entry("default.replication.factor", "1"),
        Map.entry("min.insync.replicas", "1"),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "4"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("transaction.state.log.num.partitions", "4"),
        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
        Map.entry("share.coordinator.state.topic.min.isr", "1"),
        Map.entry("share.coordinator.state.topic.num.partitions", "4"),
        // A restart, also one after kill -9, in seconds.
        Map.entry("broker.session.timeout.ms", "4000"),
        Map.entry("broker.heartbeat.interval.ms", "250"),
        Map.entry("controller.quorum.election.timeout.ms", "200"),
        Map.entry("controller.quorum.fetch.timeout.ms", "500"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        Map.entry("group.consumer.heartbeat.interval.ms", "1000"),
        Map.entry("group.consumer.session.timeout.ms", "6000"),
        Map.entry("group.consumer.min.session.timeout.ms", "5000"),
        Map.entry("group.consumer.min.heartbeat.interval.ms", "500"),
        // Room for 24 partitions of small segments rather than for one of a gigabyte.
        Map.entry("log.segment.bytes", "67108864"),
        Map.entry("log.index.size.max.bytes", "1048576"),
        Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
        Map.entry("num.network.threads", "2"),
        Map.entry("num.io.threads", "2"),
        Map.entry("num.recovery.threads.per.data.dir", "2"),
        Map.entry("background.threads", "2"));
  }
}
