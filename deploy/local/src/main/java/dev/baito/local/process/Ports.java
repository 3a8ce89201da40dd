package dev.baito.local.process;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Free ports on the loopback interface. They are taken below the ranges from which operating
 * systems number outgoing connections, so that no client's connection takes one between its choice
 * and its use. A port that was given out is locked in a file until this JVM ends, so that no other
 * launcher of this user gives it out before its server listens.
 */
public final class Ports {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 1_000;

  /** Ports this JVM has given out: none is given twice before its server listens. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  /** One byte for each port. Without it there is nothing to agree by, which is seldom missed. */
  private static final Optional<FileChannel> LOCKS = openLocks();

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ports() {}

  /** Returns a port that nothing listens on. */
  public static int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = RANDOM.nextInt(LOWEST, HIGHEST);
      if (isFree(port) && lock(port) && GIVEN.add(port)) {
        return port;
      }
    }
    throw new BaitoException(
        ErrorCode.STACK_START_FAILED,
        "no free port between " + LOWEST + " and " + HIGHEST + ": stop what listens there");
  }

  /** Returns the wanted port if nothing listens on it, else another that is free. */
  public static int freeOr(int wanted) {
    if (wanted > 0 && isFree(wanted) && lock(wanted)) {
      GIVEN.add(wanted);
      return wanted;
    }
    return free();
  }

  /** Whether nothing listens on a port of the loopback interface. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<FileChannel> openLocks() {
    Path file =
        Path.of(System.getProperty("java.io.tmpdir"))
            .resolve("baito-ports-" + System.getProperty("user.name"));
    try {
      return Optional.of(
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns false if another JVM has given the port out. */
  private static boolean lock(int port) {
    if (LOCKS.isEmpty()) {
      return true;
    }
    try {
      Optional<FileLock> lock = Optional.ofNullable(LOCKS.get().tryLock(port, 1, false));
      return lock.isPresent();
    } catch (OverlappingFileLockException e) {
      return true; // this JVM has it
    } catch (IOException e) {
      return true; // a file system without locks
    }
  }
}
