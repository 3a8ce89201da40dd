package dev.baito.endtoend.proxy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One client's connection and the one to the server that belongs to it, with a virtual thread and a
 * buffer for each direction. What is not passed on stays in the sockets, whose buffers are bounded.
 */
final class Link implements AutoCloseable {
  private static final int BUFFER_BYTES = 16 << 10;
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Socket client;
  private final Socket server;
  private final Gate gate;
  private final ClientWatch watch;
  private final Consumer<Link> onEnd;
  private final Thread up;
  private final Thread down;
  private final CountDownLatch answered = new CountDownLatch(1);
  private volatile boolean muted;

  Link(Socket client, Socket server, Gate gate, ClientWatch watch, Consumer<Link> onEnd) {
    this.client = client;
    this.server = server;
    this.gate = gate;
    this.watch = watch;
    this.onEnd = onEnd;
    up = Thread.ofVirtual().name("proxy-up").unstarted(() -> run(this::passUp));
    down = Thread.ofVirtual().name("proxy-down").unstarted(() -> run(this::passDown));
  }

  void start() {
    up.start();
    down.start();
  }

  private interface Direction {
    void pass() throws IOException, InterruptedException;
  }

  private void run(Direction direction) {
    try {
      direction.pass();
    } catch (IOException | InterruptedException _) {
      // One side has gone, or the proxy has cut the link.
    } finally {
      close();
      onEnd.accept(this);
    }
  }

  private void passUp() throws IOException, InterruptedException {
    byte[] buffer = new byte[BUFFER_BYTES];
    int length = client.getInputStream().read(buffer);
    while (length >= 0) {
      boolean last = watch.endsWith(buffer, length);
      muted |= last;
      if (!gate.pass()) {
        return;
      }
      server.getOutputStream().write(buffer, 0, length);
      if (last) {
        // Whether it came or not: the client never learns.
        boolean _ = answered.await(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        return;
      }
      length = client.getInputStream().read(buffer);
    }
  }

  private void passDown() throws IOException, InterruptedException {
    byte[] buffer = new byte[BUFFER_BYTES];
    int length = server.getInputStream().read(buffer);
    while (length >= 0) {
      if (muted) {
        answered.countDown();
      } else if (gate.pass()) {
        client.getOutputStream().write(buffer, 0, length);
      } else {
        return;
      }
      length = server.getInputStream().read(buffer);
    }
  }

  /** Resets both connections, at once and with what is under way. */
  @Override
  public void close() {
    Sockets.reset(client);
    Sockets.reset(server);
    // They may stand at the gate.
    up.interrupt();
    down.interrupt();
  }
}
