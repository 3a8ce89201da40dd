package dev.baito.local.stack;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.process.Parallel;
import dev.baito.local.process.ProcessGroup;
import dev.baito.local.provision.Provisioning;
import dev.baito.local.servers.EmbeddedKafka;
import dev.baito.local.servers.EmbeddedPostgres;
import dev.baito.local.servers.EmbeddedRedis;
import dev.baito.local.servers.EmbeddedServer;
import dev.baito.local.servers.ServerFolders;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The three servers of a stack, with the schema and the topics that services expect. Thread-safe.
 */
public final class LocalServers {
  private static final Duration STOP_GRACE = Duration.ofSeconds(15);

  private final String database;
  private final ServerSettings settings;
  private final EmbeddedPostgres postgres;
  private final EmbeddedRedis redis;
  private final EmbeddedKafka kafka;
  private final ProcessGroup group;
  private final ServerPlan told;

  /**
   * Plans servers; nothing runs yet.
   *
   * @param plan where the servers listen
   * @param told where services are told that they listen
   */
  LocalServers(
      ProcessGroup group,
      ServerFolders folders,
      ServerPlan plan,
      ServerPlan told,
      ServerSettings settings,
      String database) {
    this.group = group;
    this.told = told;
    this.database = database;
    this.settings = settings;
    this.postgres =
        new EmbeddedPostgres(
            folders,
            plan.postgresPort(),
            plan.postgresPassword(),
            settings.sharedBuffers(),
            settings.ephemeral());
    this.redis =
        new EmbeddedRedis(
            folders, plan.redisPort(), plan.redisPassword(), settings.redisMaxMemory());
    this.kafka =
        new EmbeddedKafka(
            folders,
            plan.kafkaPort(),
            told.kafkaPort(),
            plan.kafkaControllerPort(),
            settings.kafkaHeap());
  }

  /** Returns the properties by which the servers themselves are found. */
  public Map<String, String> connectionProperties() {
    return properties(postgres, redis);
  }

  /** Returns the properties that services are given. */
  Map<String, String> serviceProperties() {
    return properties(postgres.seenAt(told.postgresPort()), redis.seenAt(told.redisPort()));
  }

  /** Kafka sends every client to where it says that it is, wherever that client first asked. */
  private Map<String, String> properties(EmbeddedPostgres postgres, EmbeddedRedis redis) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("kafka.bootstrap.servers", kafka.bootstrapServers());
    properties.put("quarkus.datasource.reactive.url", postgres.reactiveUrl(database));
    properties.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl(database));
    properties.put("quarkus.datasource.username", EmbeddedPostgres.USER);
    properties.put("quarkus.datasource.password", postgres.password());
    properties.put("baito.redis.url", redis.url());
    return properties;
  }

  /** Returns the servers, in the order in which people read them. */
  public List<EmbeddedServer> all() {
    return List.of(postgres, redis, kafka);
  }

  /**
   * Starts all servers and brings schema and topics up to date.
   *
   * @param progress takes one line per server
   * @throws BaitoException with {@link ErrorCode#STACK_START_FAILED} or {@link
   *     ErrorCode#PROVISION_FAILED}; what was started by then still runs
   */
  public void start(Consumer<String> progress) {
    Parallel.allOrNone(
        List.of(
            () -> {
              start(postgres, progress);
              provisionDatabase();
            },
            () -> start(redis, progress),
            () -> {
              start(kafka, progress);
              Provisioning.createTopics(kafka.bootstrapServers(), settings.topics());
            }));
  }

  /** Starts one server that is not running. */
  public void start(String name) {
    start(server(name), line -> {});
  }

  private void start(EmbeddedServer server, Consumer<String> progress) {
    long begin = System.nanoTime();
    server.start(group);
    long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    progress.accept(server.name() + " on port " + server.port() + " in " + millis + " ms");
  }

  private void provisionDatabase() {
    Provisioning.createDatabase(
        postgres.jdbcUrl("postgres"), EmbeddedPostgres.USER, postgres.password(), database);
    Provisioning.migrate(postgres.jdbcUrl(database), EmbeddedPostgres.USER, postgres.password());
  }

  /** Stops one server; data on disk stays. */
  public void stop(String name) {
    group.stop(List.of(server(name).name()), STOP_GRACE);
  }

  /** Stops all servers, and what makes their data folders. */
  public void stop() {
    group.stop(List.of("initdb", "postgres", "redis", "kafka"), STOP_GRACE);
  }

  private EmbeddedServer server(String name) {
    return all().stream()
        .filter(server -> server.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no server " + name + ": postgres, redis or kafka"));
  }
}
