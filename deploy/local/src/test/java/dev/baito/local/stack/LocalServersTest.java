package dev.baito.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.process.PidFile;
import dev.baito.messages.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServersTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void servers_keepTheirDataWhenStoppedOrKilled_andTwoSetsStandSideBySide() throws Exception {
    try (EphemeralServers one = EphemeralServers.start(folder.resolve("one"));
        EphemeralServers two = EphemeralServers.start(folder.resolve("two"))) {
      execute(one, "INSERT INTO city VALUES ('13', '東京', '13', 35, 139, 1)");
      produce(one, "kept");
      assertThat(cities(two)).isEmpty();

      restart(one, "postgres");
      restart(one, "kafka");
      restart(one, "redis");
      assertThat(cities(one)).containsExactly("東京");
      assertThat(consume(one)).containsExactly("kept");

      kill(one, "postgres");
      kill(one, "kafka");
      assertThat(cities(one)).containsExactly("東京");
      produce(one, "again");
      assertThat(consume(one)).containsExactly("kept", "again");

      assertThatThrownBy(() -> EphemeralServers.start(folder.resolve("one")))
          .isInstanceOf(BaitoException.class)
          .hasMessageContaining("in use by another launcher")
          .extracting(e -> ((BaitoException) e).code())
          .isEqualTo(ErrorCode.STACK_LOCKED);
    }
    assertThat(folder.resolve("one/pids")).isEmptyDirectory();
  }

  private static void restart(EphemeralServers servers, String name) {
    servers.stopServer(name);
    servers.startServer(name);
  }

  private void kill(EphemeralServers servers, String name) {
    PidFile file = new PidFile(folder.resolve("one/pids").resolve(name + ".pid"));
    ProcessHandle process = file.running().orElseThrow();
    process.destroyForcibly();
    Awaitility.await().until(() -> !process.isAlive());
    restart(servers, name);
  }

  private static String property(EphemeralServers servers, String name) {
    return Objects.requireNonNull(servers.connectionProperties().get(name));
  }

  private static Connection connect(EphemeralServers servers) throws Exception {
    return DriverManager.getConnection(
        property(servers, "quarkus.datasource.jdbc.url"),
        property(servers, "quarkus.datasource.username"),
        property(servers, "quarkus.datasource.password"));
  }

  private static void execute(EphemeralServers servers, String sql) throws Exception {
    try (Connection connection = connect(servers);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> cities(EphemeralServers servers) throws Exception {
    try (Connection connection = connect(servers);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name FROM city")) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  private static void produce(EphemeralServers servers, String value) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", property(servers, "kafka.bootstrap.servers"), "acks", "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      ProducerRecord<String, String> message =
          new ProducerRecord<>(Topic.USER_BATCHES, 0, "1/0", value);
      message.headers().add("ce_id", "1/0".getBytes(StandardCharsets.UTF_8));
      producer.send(message).get(60, TimeUnit.SECONDS);
    }
  }

  private static List<String> consume(EphemeralServers servers) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", property(servers, "kafka.bootstrap.servers"));
    TopicPartition partition = new TopicPartition(Topic.USER_BATCHES, 0);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end =
          Objects.requireNonNull(consumer.endOffsets(List.of(partition), LONG).get(partition));
      List<String> values = new ArrayList<>();
      Awaitility.await()
          .atMost(LONG)
          .until(() -> {
            for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(200))) {
              values.add(message.value());
            }
            return consumer.position(partition) >= end;
          });
      return values;
    }
  }
}
