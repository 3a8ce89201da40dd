package dev.baito.endtoend.proxy;

import java.io.IOException;
import java.net.Socket;

/** How sockets end here. */
final class Sockets {
  private Sockets() {}

  /** Closes a socket so that the other side sees a reset, not an orderly end. */
  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException _) {
      // It is closed already.
    }
    try {
      socket.close();
    } catch (IOException _) {
      // It is as closed as it gets.
    }
  }
}
