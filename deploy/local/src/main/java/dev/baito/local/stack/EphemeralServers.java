package dev.baito.local.stack;

import dev.baito.local.process.ProcessGroup;
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
  private final ProcessGroup group;
  private final LocalServers servers;

  private EphemeralServers(StateFolder folder, ProcessGroup group, LocalServers servers) {
    this.folder = folder;
    this.group = group;
    this.servers = servers;
  }

  /** Starts the servers on free ports, with schema and topics; stops them when the JVM ends. */
  public static EphemeralServers start(Path state) {
    StateFolder folder = StateFolder.lock(state);
    ProcessGroup group = new ProcessGroup();
    folder.stopStale();
    folder.clear();
    ServerPlan plan = ServerPlan.draw();
    LocalServers servers = new LocalServers(group, folder.folders(), plan, plan, SMALL, "baito");
    EphemeralServers ephemeral = new EphemeralServers(folder, group, servers);
    Runtime.getRuntime().addShutdownHook(new Thread(ephemeral::close, "stop test servers"));
    try {
      servers.start(line -> {});
      return ephemeral;
    } catch (RuntimeException e) {
      ephemeral.close();
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
    group.close();
    servers.stop();
    folder.close();
  }
}
