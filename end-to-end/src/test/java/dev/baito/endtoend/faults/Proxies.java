package dev.baito.endtoend.faults;

import dev.baito.endtoend.proxy.CommitCuts;
import dev.baito.endtoend.proxy.Proxy;
import dev.baito.local.stack.Detour;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A proxy before each server of a stack. Only services go through them, and Kafka's clients. */
final class Proxies implements Detour, AutoCloseable {
  private final Map<String, Proxy> proxies = new ConcurrentHashMap<>();
  private final CommitCuts commits = new CommitCuts();

  @Override
  public int port(String server, int port) {
    Proxy proxy =
        server.equals(Processes.POSTGRES) ? Proxy.before(port, commits) : Proxy.before(port);
    proxies.put(server, proxy);
    return proxy.port();
  }

  /** Returns the proxy before a server. */
  Proxy before(String server) {
    return Objects.requireNonNull(proxies.get(server), server);
  }

  /** Returns what cuts PostgreSQL's clients off when they commit. */
  CommitCuts commits() {
    return commits;
  }

  /** Lets everything pass again. */
  void heal() {
    proxies.values().forEach(Proxy::heal);
  }

  @Override
  public void close() {
    proxies.values().forEach(Proxy::close);
  }
}
