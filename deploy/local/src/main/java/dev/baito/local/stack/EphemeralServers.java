package dev.baito.local.stack;

import dev.baito.local.provision.TopicSettings;
import java.nio.file.Path;
import java.util.Map;

/**
 * Servers for one test JVM: empty at the start, small, and gone with the JVM. The folder is locked
 * as long as they run.
 */
public final class EphemeralServers implements AutoCloseable {
  private static final ServerSettings SMALL =
      new ServerSettings("64mb", "384m", "64MB", true, TopicSettings.LOCAL);

  private final StateFolder folder;
  private final LocalServers servers;

  private EphemeralServers(StateFolder folder, LocalServers servers) {
    this.folder = folder;
    this.servers = servers;
  }

  /** Starts the servers on free ports, with schema and topics; stops them when the JVM ends. */
  public static EphemeralServers start(Path state) {
    StateFolder folder = StateFolder.lock(state);
    try {
      folder.stopStale();
      folder.clear();
      LocalServers servers = new LocalServers(folder.folders(), ServerPlan.draw(), SMALL, "baito");
      Runtime.getRuntime().addShutdownHook(new Thread(servers::stop, "stop test servers"));
      servers.start(line -> {});
      return new EphemeralServers(folder, servers);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** Returns the properties by which services find the servers. */
  public Map<String, String> connectionProperties() {
    return servers.connectionProperties();
  }

  /** Stops one server: {@code postgres}, {@code redis} or {@code kafka}. Its data stays. */
  public void stopServer(String name) {
    servers.stop(name);
  }

  /** Starts a server that was stopped, on its old port with its old data. */
  public void startServer(String name) {
    servers.start(name);
  }

  /** Stops all servers. */
  @Override
  public void close() {
    servers.stop();
    folder.close();
  }
}
