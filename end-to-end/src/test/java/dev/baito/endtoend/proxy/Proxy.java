package dev.baito.endtoend.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Stands before a server on the loopback interface: passes on what clients and server say, until it
 * is told to cut, refuse, hang or delay. It keeps its port as long as it is open. Thread-safe.
 */
public final class Proxy implements AutoCloseable {
  private static final int MAX_LINKS = 512;
  private static final int CONNECT_MS = 2_000;

  private final ServerSocket listener;
  private final InetSocketAddress target;
  private final Supplier<ClientWatch> watches;
  private final Gate gate = new Gate();
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private volatile boolean refusing;

  private Proxy(ServerSocket listener, int targetPort, Supplier<ClientWatch> watches) {
    this.listener = listener;
    this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
    this.watches = watches;
  }

  /** Opens a proxy before a port of the loopback interface, where nothing needs to listen yet. */
  public static Proxy before(int targetPort) {
    return before(targetPort, () -> ClientWatch.IDLE);
  }

  /** Opens a proxy that has each connection watched. */
  public static Proxy before(int targetPort, Supplier<ClientWatch> watches) {
    try {
      var listener = new ServerSocket(0, MAX_LINKS, InetAddress.getLoopbackAddress());
      var proxy = new Proxy(listener, targetPort, watches);
      Thread.ofVirtual().name("proxy-accept").start(proxy::acceptAll);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the port it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Cuts all connections; new ones are passed on. */
  public void cut() {
    links.forEach(Link::close);
  }

  /** Cuts all connections and, until it heals, every new one at once. */
  public void refuse() {
    refusing = true;
    cut();
  }

  /** Takes connections and all that they say, and passes nothing on until it heals. */
  public void hang() {
    gate.shut();
  }

  /** Passes everything on, each piece so much later, until it heals. */
  public void delay(Duration delay) {
    gate.open(delay);
  }

  /** Passes everything on again, what was held back first. */
  public void heal() {
    refusing = false;
    gate.open(Duration.ZERO);
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().name("proxy-connect").start(() -> connect(client));
      } catch (IOException _) {
        // The listener is closed; or that client has gone before it was accepted.
      }
    }
  }

  private void connect(Socket client) {
    var server = new Socket();
    try {
      if (refusing || links.size() >= MAX_LINKS) {
        throw new IOException("refused");
      }
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      server.connect(target, CONNECT_MS);
    } catch (IOException _) {
      Sockets.reset(client);
      Sockets.reset(server);
      return;
    }
    add(client, server);
  }

  private void add(Socket client, Socket server) {
    var link = new Link(client, server, gate, watches.get(), links::remove);
    links.add(link);
    link.start();
    if (refusing || listener.isClosed()) {
      link.close();
    }
  }

  /** Cuts everything and listens no more. */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      cut();
    }
  }
}
