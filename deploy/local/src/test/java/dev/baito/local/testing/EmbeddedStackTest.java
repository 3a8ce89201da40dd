package dev.baito.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.baito.local.provision.Provisioning;
import dev.baito.local.provision.TopicSettings;
import dev.baito.messages.Topic;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

class EmbeddedStackTest {
  @Test
  void database_holds_the_schema_and_sorts_by_bytes() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThat(query(statement, "SELECT count(*) FROM run")).containsExactly("0");
      assertThat(
              query(statement, "SELECT c FROM (VALUES ('a'), ('B'), ('あ'), ('Z')) v(c) ORDER BY c"))
          .containsExactly("B", "Z", "a", "あ");
      assertThat(query(statement, "SHOW server_encoding")).containsExactly("UTF8");
    }
  }

  @Test
  void kafka_has_every_topic_and_a_second_provisioning_changes_nothing() throws Exception {
    String servers = EmbeddedStack.property("kafka.bootstrap.servers");
    assertThat(Provisioning.createTopics(servers, TopicSettings.LOCAL)).isEmpty();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      var topics =
          admin
              .describeTopics(List.of(Topic.USER_BATCHES, Topic.CATALOGUE_GENERATIONS))
              .allTopicNames()
              .get(30, TimeUnit.SECONDS);
      assertThat(topics.get(Topic.USER_BATCHES))
          .extracting(TopicDescription::partitions)
          .asInstanceOf(LIST)
          .hasSize(24);
      assertThat(topics.get(Topic.CATALOGUE_GENERATIONS))
          .extracting(TopicDescription::partitions)
          .asInstanceOf(LIST)
          .hasSize(1);
    }
  }

  @Test
  void dead_letters_may_be_larger_than_what_they_were() throws Exception {
    String servers = EmbeddedStack.property("kafka.bootstrap.servers");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      assertThat(largest(admin, Topic.USER_BATCHES_DEAD_LETTER))
          .isGreaterThan(largest(admin, Topic.USER_BATCHES));
      assertThat(largest(admin, Topic.MATCH_RESULTS_DEAD_LETTER))
          .isGreaterThan(largest(admin, Topic.MATCH_RESULTS));
    }
  }

  private static int largest(Admin admin, String topic) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config =
        admin.describeConfigs(List.of(resource)).all().get(30, TimeUnit.SECONDS).get(resource);
    return Integer.parseInt(
        Objects.requireNonNull(config).get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
  }

  @Test
  void migrating_again_changes_nothing() {
    assertThat(
            Provisioning.migrate(
                EmbeddedStack.property("quarkus.datasource.jdbc.url"),
                EmbeddedStack.property("quarkus.datasource.username"),
                EmbeddedStack.property("quarkus.datasource.password")))
        .isZero();
  }

  private Connection connect() throws Exception {
    return DriverManager.getConnection(
        EmbeddedStack.property("quarkus.datasource.jdbc.url"),
        EmbeddedStack.property("quarkus.datasource.username"),
        EmbeddedStack.property("quarkus.datasource.password"));
  }

  private static List<String> query(Statement statement, String sql) throws Exception {
    try (ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}
