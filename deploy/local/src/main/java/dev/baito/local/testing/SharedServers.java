package dev.baito.local.testing;

import dev.baito.local.stack.EphemeralServers;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one set of servers of a test JVM. Called through {@link EmbeddedStack} only. */
public final class SharedServers {
  private static @Nullable EphemeralServers servers;

  private SharedServers() {}

  private static synchronized EphemeralServers servers() {
    EphemeralServers running = servers;
    if (running == null) {
      running = EphemeralServers.start(Path.of("target", "embedded-stack"));
      servers = running;
    }
    return running;
  }

  /** Returns the connection properties; starts the servers at the first call. */
  public static Map<String, String> properties() {
    return servers().connectionProperties();
  }

  /** Stops one server. */
  public static void stop(String server) {
    servers().stopServer(server);
  }

  /** Starts one server again. */
  public static void start(String server) {
    servers().startServer(server);
  }
}
