package dev.baito.local.stack;

/**
 * Where the clients of a stack's servers are sent: by default to the servers themselves, otherwise
 * to what stands between, such as a proxy. Asked once per server, before anything starts.
 */
@FunctionalInterface
public interface Detour {
  /** Everyone goes straight to the servers. */
  Detour NONE = (server, port) -> port;

  /**
   * Returns the loopback port that clients of a server are told.
   *
   * @param server {@code postgres}, {@code redis} or {@code kafka}
   * @param port where that server itself will listen
   */
  int port(String server, int port);
}
