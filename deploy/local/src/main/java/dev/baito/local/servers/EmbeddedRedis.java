package dev.baito.local.servers;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.process.ProcessGroup;
import dev.baito.local.process.ProcessSpec;
import dev.baito.local.process.StopSignal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Redis as a cache: nothing is kept on disk, and the least recently used entries make room.
 *
 * @param folders where it keeps its files
 * @param port the loopback port
 * @param password what clients must say
 * @param maxMemory bound of its data, in Redis' notation, such as {@code 512mb}
 */
public record EmbeddedRedis(ServerFolders folders, int port, String password, String maxMemory)
    implements EmbeddedServer {
  private static final int TIMEOUT_MS = 1_000;

  @Override
  public String name() {
    return "redis";
  }

  /** Returns the address that clients take, password included. */
  public String url() {
    return "redis://:" + password + "@127.0.0.1:" + port;
  }

  /** Returns the same server as clients see it who reach it through another port. */
  public EmbeddedRedis seenAt(int clientPort) {
    return new EmbeddedRedis(folders, clientPort, password, maxMemory);
  }

  @Override
  public ProcessSpec process() {
    Path program = new Binaries(folders.binaries()).redisProgram();
    List<String> command = List.of(program.toString(), settingsFile().toString());
    return folders.process(name(), command, Map.of(), StopSignal.TERM);
  }

  @Override
  public void start(ProcessGroup group) {
    new Binaries(folders.binaries()).unpackRedis();
    writeSettings();
    group.launch(process()).awaitReady(this::answers, START_DEADLINE);
  }

  @Override
  public boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
      socket.setSoTimeout(TIMEOUT_MS);
      String ask = "AUTH " + password + "\r\nPING\r\n";
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
      byte[] expected = "+OK\r\n+PONG\r\n".getBytes(StandardCharsets.US_ASCII);
      byte[] answer = socket.getInputStream().readNBytes(expected.length);
      return Arrays.equals(answer, expected);
    } catch (IOException e) {
      return false;
    }
  }

  private Path settingsFile() {
    return folders.data(name()).resolve("redis.conf");
  }

  /** A file only its owner can read: a command line would show the password to everyone. */
  private void writeSettings() {
    Path data = folders.data(name());
    Path file = settingsFile();
    String settings =
        """
        bind 127.0.0.1
        port %d
        requirepass %s
        dir "%s"
        save ""
        appendonly no
        maxmemory %s
        maxmemory-policy allkeys-lru
        daemonize no
        """
            .formatted(port, password, data, maxMemory);
    try {
      Files.createDirectories(data);
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, settings);
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.STACK_START_FAILED, "cannot write " + file + ": is the disk full?", e);
    }
  }
}
