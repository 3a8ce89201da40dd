package dev.baito.local.provision;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.messages.Topic;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to the schema of this build, and makes the topics that are missing. Both may be
 * repeated, also by two processes at once. Services never do this themselves.
 */
public final class Provisioning {
  private static final Duration TOPICS_DEADLINE = Duration.ofSeconds(30);

  /** A migration of large tables may take its time; a server that is gone must not. */
  private static final Duration STATEMENT_DEADLINE = Duration.ofMinutes(10);

  private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(10);
  private static final int DEAD_LETTER_PARTITIONS = 6;

  /** The largest message: the list of 20,000 matches that a batch may have at most, with room. */
  private static final String MAX_MESSAGE_BYTES = "4194304";

  /**
   * The largest dead letter: a message that was as large as its topic takes comes back with more
   * headers. One that does not fit could never be set aside, and would hold up all behind it.
   */
  private static final String MAX_DEAD_LETTER_BYTES = "8388608";

  private Provisioning() {}

  /**
   * Makes a database unless it exists.
   *
   * @param server JDBC address of a database that exists on the same server
   * @param database a name of letters, digits and underscores
   * @throws BaitoException with {@link ErrorCode#PROVISION_FAILED}
   */
  public static void createDatabase(String server, String user, String password, String database) {
    if (!database.matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new BaitoException(
          ErrorCode.USAGE,
          "database name '" + database + "': use small letters, digits and underscores");
    }
    Properties client = new Properties();
    client.putAll(jdbcSettings());
    client.setProperty("user", user);
    client.setProperty("password", password);
    try (Connection connection = DriverManager.getConnection(server, client);
        PreparedStatement known =
            connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
        Statement create = connection.createStatement()) {
      known.setString(1, database);
      try (ResultSet rows = known.executeQuery()) {
        if (!rows.next()) {
          create.execute("CREATE DATABASE " + database + " TEMPLATE template0");
        }
      }
    } catch (SQLException e) {
      throw failed("the database " + database + " could not be made", e);
    }
  }

  /**
   * Applies the migrations that a database lacks.
   *
   * @return how many were applied
   * @throws BaitoException with {@link ErrorCode#PROVISION_FAILED}
   */
  public static int migrate(String jdbcUrl, String user, String password) {
    try {
      return Flyway.configure()
          .dataSource(jdbcUrl, user, password)
          .jdbcProperties(jdbcSettings())
          .locations("classpath:db/migration")
          .validateMigrationNaming(true)
          .failOnMissingLocations(true)
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException e) {
      throw failed("the schema of " + jdbcUrl + " could not be brought up to date", e);
    }
  }

  /**
   * Makes the topics that are missing.
   *
   * @return the names of those that were made
   * @throws BaitoException with {@link ErrorCode#PROVISION_FAILED}
   */
  public static List<String> createTopics(String bootstrapServers, TopicSettings settings) {
    Map<String, Object> client =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
            AdminClientConfig.RETRY_BACKOFF_MS_CONFIG, 50L,
            AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, 50L,
            AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
    try (Admin admin = Admin.create(client)) {
      Set<String> existing =
          admin.listTopics().names().get(TOPICS_DEADLINE.toSeconds(), TimeUnit.SECONDS);
      List<String> made = new ArrayList<>();
      List<NewTopic> missing =
          topics(settings).stream().filter(topic -> !existing.contains(topic.name())).toList();
      for (var created : admin.createTopics(missing).values().entrySet()) {
        if (isNew(created.getValue())) {
          made.add(created.getKey());
        }
      }
      return made;
    } catch (ExecutionException | TimeoutException e) {
      throw failed("the topics could not be made at " + bootstrapServers, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted while the topics were made", e);
    }
  }

  private static Map<String, String> jdbcSettings() {
    return Map.of(
        "connectTimeout", Long.toString(CONNECT_DEADLINE.toSeconds()),
        "socketTimeout", Long.toString(STATEMENT_DEADLINE.toSeconds()));
  }

  private static boolean isNew(org.apache.kafka.common.KafkaFuture<Void> created)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      created.get(TOPICS_DEADLINE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false; // another process was quicker
      }
      throw e;
    }
  }

  private static List<NewTopic> topics(TopicSettings settings) {
    short replicas = settings.replicas();
    Map<String, String> kept =
        Map.of(
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(settings.retention().toMillis()),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            MAX_MESSAGE_BYTES);
    Map<String, String> keptLonger =
        Map.of(
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(settings.deadLetterRetention().toMillis()),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            MAX_DEAD_LETTER_BYTES);
    Map<String, String> compacted =
        Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    int dead = Math.min(DEAD_LETTER_PARTITIONS, settings.partitions());
    return List.of(
        new NewTopic(Topic.USER_BATCHES, settings.partitions(), replicas).configs(kept),
        new NewTopic(Topic.USER_BATCHES_PRIORITY, settings.partitions(), replicas).configs(kept),
        new NewTopic(Topic.MATCH_RESULTS, settings.partitions(), replicas).configs(kept),
        new NewTopic(Topic.CATALOGUE_GENERATIONS, 1, replicas).configs(compacted),
        new NewTopic(Topic.USER_BATCHES_DEAD_LETTER, dead, replicas).configs(keptLonger),
        new NewTopic(Topic.MATCH_RESULTS_DEAD_LETTER, dead, replicas).configs(keptLonger));
  }

  private static BaitoException failed(String what, Exception cause) {
    Throwable reason =
        cause instanceof ExecutionException && cause.getCause() != null ? cause.getCause() : cause;
    return new BaitoException(ErrorCode.PROVISION_FAILED, what + ": " + reason.getMessage(), cause);
  }
}
