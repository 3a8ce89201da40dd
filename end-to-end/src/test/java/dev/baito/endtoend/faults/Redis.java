package dev.baito.endtoend.faults;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Redis itself, past the proxy. */
final class Redis {
  private static final int TIMEOUT_MS = 5_000;

  private final URI address;
  private final String password;

  Redis(Map<String, String> connection) {
    this(URI.create(Objects.requireNonNull(connection.get("baito.redis.url"))));
  }

  private Redis(URI address) {
    this(address, address.getUserInfo().substring(1));
  }

  private Redis(URI address, String password) {
    this.address = address;
    this.password = password;
  }

  /** Returns the password it was started with. */
  String password() {
    return password;
  }

  /** Returns the same for when its password is another one. */
  Redis withPassword(String other) {
    return new Redis(address, other);
  }

  /** Removes everything it holds. */
  void flush() throws IOException {
    command("FLUSHALL");
  }

  /** Gives commands that Redis answers with OK. */
  void command(String... commands) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(TIMEOUT_MS);
      String ask = "AUTH " + password + "\r\n" + String.join("\r\n", commands) + "\r\n";
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
      String expected = "+OK\r\n".repeat(1 + commands.length);
      byte[] answer = socket.getInputStream().readNBytes(expected.length());
      String text = new String(answer, StandardCharsets.US_ASCII);
      if (!expected.equals(text)) {
        throw new IOException(String.join("; ", commands) + ": Redis answered " + text);
      }
    }
  }
}
