package dev.baito.local.servers;

import dev.baito.local.process.ChildProcess;
import dev.baito.local.process.ProcessGroup;
import dev.baito.local.process.ProcessSpec;
import dev.baito.local.process.StopSignal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * PostgreSQL on the loopback interface: UTF-8, sorted by bytes (collation C), passwords by SCRAM.
 *
 * @param folders where it keeps its files
 * @param port the loopback port
 * @param password of the user {@link #USER}
 * @param sharedBuffers PostgreSQL's own page cache, such as {@code 256MB}
 * @param ephemeral whether its data may be lost when the machine fails; faster
 */
public record EmbeddedPostgres(
    ServerFolders folders, int port, String password, String sharedBuffers, boolean ephemeral)
    implements EmbeddedServer {
  /** The one role, which owns everything. */
  public static final String USER = "baito";

  private static final int MAX_CONNECTIONS = 40;

  @Override
  public String name() {
    return "postgres";
  }

  /** Returns the JDBC address of a database. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Returns the address of a database as the reactive client takes it. */
  public String reactiveUrl(String database) {
    return "postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Returns the same server as clients see it who reach it through another port. */
  public EmbeddedPostgres seenAt(int clientPort) {
    return new EmbeddedPostgres(folders, clientPort, password, sharedBuffers, ephemeral);
  }

  @Override
  public ProcessSpec process() {
    Path program = new Binaries(folders.binaries()).postgresHome().resolve("bin/postgres");
    List<String> command = new ArrayList<>(PostgresCluster.asOrdinaryUser());
    command.addAll(List.of(program.toString(), "-D", folders.data(name()).toString()));
    settings().forEach(setting -> command.addAll(List.of("-c", setting)));
    return folders.process(name(), command, Map.of(), StopSignal.INT);
  }

  @Override
  public void start(ProcessGroup group) {
    new Binaries(folders.binaries()).unpackPostgres();
    PostgresCluster cluster = new PostgresCluster(folders, password);
    cluster.create(group, ephemeral);
    cluster.stopOrphan();
    ChildProcess process = group.launch(process());
    process.awaitReady(() -> cluster.isReady(process.pid()) && answers(), START_DEADLINE);
  }

  @Override
  public boolean answers() {
    try (Connection connection = connect("postgres")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Opens a connection to a database; the caller closes it. */
  public Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "60");
    return DriverManager.getConnection(jdbcUrl(database), properties);
  }

  private List<String> settings() {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=" + MAX_CONNECTIONS,
                "shared_buffers=" + sharedBuffers,
                "max_wal_size=4GB",
                "checkpoint_timeout=15min",
                "wal_compression=on",
                // One node: no standby will ever read this log.
                "wal_level=minimal",
                "max_wal_senders=0",
                "track_io_timing=on",
                "random_page_cost=1.1",
                "log_checkpoints=off",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_line_prefix=%m [%p] "));
    if (ephemeral) {
      settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
    }
    return settings;
  }
}
