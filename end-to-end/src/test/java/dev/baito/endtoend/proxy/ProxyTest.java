package dev.baito.endtoend.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.local.stack.EphemeralServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {
  private static final int PATIENCE_MS = 10_000;
  private static final int SHORT_MS = 300;

  private ServerSocket server;
  private Proxy proxy;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    proxy = Proxy.before(server.getLocalPort());
    Thread.ofVirtual().start(this::echoAll);
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    server.close();
  }

  private void echoAll() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> echo(socket));
      } catch (IOException _) {
        // The test is over.
      }
    }
  }

  private static void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException _) {
      // The proxy has cut the connection.
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(PATIENCE_MS);
    return socket;
  }

  private static int said(Socket socket, int value) throws IOException {
    socket.getOutputStream().write(value);
    return socket.getInputStream().read();
  }

  @Test
  void whatIsSaid_comesThroughUnchanged() throws Exception {
    byte[] sent = new byte[1 << 20];
    new Random(1).nextBytes(sent);
    try (Socket socket = connect()) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              socket.getOutputStream().write(sent);
            } catch (IOException _) {
              // The reader below finds that something is missing.
            }
          });

      assertThat(Arrays.equals(socket.getInputStream().readNBytes(sent.length), sent)).isTrue();
    }
  }

  @Test
  void cut_endsWhatIsThere_notWhatComes() throws Exception {
    try (Socket before = connect()) {
      assertThat(said(before, 1)).isEqualTo(1);

      proxy.cut();

      assertThatThrownBy(() -> said(before, 2)).isInstanceOf(SocketException.class);
      try (Socket after = connect()) {
        assertThat(said(after, 3)).isEqualTo(3);
      }
    }
  }

  @Test
  void refuse_endsEverything_untilItHeals() throws Exception {
    try (Socket before = connect()) {
      assertThat(said(before, 1)).isEqualTo(1);

      proxy.refuse();

      assertThatThrownBy(() -> said(before, 2)).isInstanceOf(SocketException.class);
      assertThatThrownBy(
              () -> {
                try (Socket during = connect()) {
                  said(during, 3);
                  said(during, 3);
                }
              })
          .isInstanceOf(SocketException.class);
      proxy.heal();
      try (Socket after = connect()) {
        assertThat(said(after, 4)).isEqualTo(4);
      }
    }
  }

  @Test
  void hang_holdsEverythingBack_untilItHeals() throws Exception {
    try (Socket before = connect()) {
      assertThat(said(before, 1)).isEqualTo(1);

      proxy.hang();

      try (Socket during = connect()) {
        for (Socket socket : new Socket[] {before, during}) {
          socket.setSoTimeout(SHORT_MS);
          assertThatThrownBy(() -> said(socket, 2)).isInstanceOf(SocketTimeoutException.class);
          socket.setSoTimeout(PATIENCE_MS);
        }
        proxy.heal();
        assertThat(before.getInputStream().read()).isEqualTo(2);
        assertThat(during.getInputStream().read()).isEqualTo(2);
      }
    }
  }

  @Test
  void cut_endsWhatHangs() throws Exception {
    proxy.hang();
    try (Socket socket = connect()) {
      socket.getOutputStream().write(1);

      proxy.refuse();

      assertThatThrownBy(() -> said(socket, 2)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void delay_addsToEachWay() throws Exception {
    proxy.delay(Duration.ofMillis(200));
    try (Socket socket = connect()) {
      long since = System.nanoTime();

      assertThat(said(socket, 1)).isEqualTo(1);

      assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThan(Duration.ofMillis(400));
    }
  }

  @Test
  void commitThatIsCut_isDone_andNobodyToldTheClient() throws Exception {
    try (EphemeralServers servers = EphemeralServers.start(Path.of("target", "proxy-test"))) {
      for (String queryMode : List.of("simple", "extended")) {
        commitInDoubt(servers.connectionProperties(), queryMode);
      }
    }
  }

  private static void commitInDoubt(Map<String, String> properties, String queryMode)
      throws Exception {
    var commits = new CommitCuts();
    String url = Objects.requireNonNull(properties.get("quarkus.datasource.jdbc.url"));
    int port = URI.create(url.substring("jdbc:".length())).getPort();
    String insert = "INSERT INTO doubt_" + queryMode + " VALUES (1)";
    try (Proxy postgres = Proxy.before(port, commits);
        Connection direct = postgres(url, queryMode, properties);
        Statement look = direct.createStatement()) {
      look.execute("CREATE TABLE doubt_" + queryMode + " (id int)");
      try (Connection cut =
              postgres(url.replace(":" + port, ":" + postgres.port()), queryMode, properties);
          Statement write = cut.createStatement()) {
        cut.setAutoCommit(false);
        for (int passed = 0; passed < 8; passed++) { // by then its COMMIT is a named statement
          write.execute(insert);
          cut.commit();
        }
        commits.cutNext("another table", 1);
        write.execute(insert);
        cut.commit();
        commits.cutNext("INSERT INTO doubt_", 1);
        write.execute(insert);
        assertThatThrownBy(cut::commit).as(queryMode).isInstanceOf(SQLException.class);
      }

      assertThat(commits.left()).as(queryMode).isZero();
      try (ResultSet rows = look.executeQuery("SELECT count(*) FROM doubt_" + queryMode)) {
        rows.next();
        assertThat(rows.getInt(1)).as(queryMode).isEqualTo(10);
      }
    }
  }

  private static Connection postgres(String url, String queryMode, Map<String, String> properties)
      throws SQLException {
    return DriverManager.getConnection(
        url + "?connectTimeout=10&socketTimeout=30&preferQueryMode=" + queryMode,
        properties.get("quarkus.datasource.username"),
        properties.get("quarkus.datasource.password"));
  }
}
