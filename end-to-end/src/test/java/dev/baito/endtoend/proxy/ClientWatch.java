package dev.baito.endtoend.proxy;

/** Sees what a client sends on one connection, in order. Used by one thread. */
@FunctionalInterface
public interface ClientWatch {
  /** Lets everything pass. */
  ClientWatch IDLE = (bytes, length) -> false;

  /**
   * Looks at the next bytes.
   *
   * @return whether the connection is to be cut when the server has answered them, and the client
   *     must not see that answer
   */
  boolean endsWith(byte[] bytes, int length);
}
