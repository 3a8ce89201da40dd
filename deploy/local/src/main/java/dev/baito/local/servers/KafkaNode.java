package dev.baito.local.servers;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The main class of the Kafka child: formats the storage at first, then is Kafka's own main class.
 */
public final class KafkaNode {
  private KafkaNode() {}

  /** Takes the path of a properties file with Kafka's settings. */
  public static void main(String[] arguments) throws Exception {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
      settings.load(reader);
    }
    format(settings);
    kafka.Kafka.main(arguments);
  }

  private static void format(Properties settings) throws Exception {
    Path data = Path.of(settings.getProperty("log.dirs"));
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    // meta.properties is the last thing a formatting writes: without it nothing here counts.
    Binaries.deleteTree(data);
    createDirectory(data);
    new Formatter()
        .setPrintStream(System.out)
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(Integer.parseInt(settings.getProperty("node.id")))
        .addDirectory(data.toString())
        .setMetadataLogDirectory(data.toString())
        .setControllerListenerName(settings.getProperty("controller.listener.names"))
        .run();
  }

  private static void createDirectory(Path data) throws IOException {
    Files.createDirectories(data);
  }
}
