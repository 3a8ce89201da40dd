package dev.baito.local.stack;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.process.Parallel;
import dev.baito.local.process.PidFile;
import dev.baito.local.process.StopSignal;
import dev.baito.local.servers.Binaries;
import dev.baito.local.servers.ServerFolders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder with all that a stack keeps, locked for one launcher. The operating system gives the
 * lock back when the launcher ends, however it ends.
 */
final class StateFolder implements AutoCloseable {
  private static final String LOCK = "launcher.lock";
  private static final Duration STOP_GRACE = Duration.ofSeconds(15);

  /** Services end before the servers they work with. */
  static final List<String> SERVERS = List.of("initdb", "kafka", "postgres", "redis");

  private static final List<String> CLEARED =
      List.of("postgres", "kafka", "redis", "logs", "pids", "stack.json");

  private final ServerFolders folders;
  private final FileChannel channel;

  private StateFolder(ServerFolders folders, FileChannel channel) {
    this.folders = folders;
    this.channel = channel;
  }

  /**
   * Locks a folder, which is made where it is absent.
   *
   * @throws BaitoException with {@link ErrorCode#STACK_LOCKED} while another launcher has it
   */
  static StateFolder lock(Path state) {
    ServerFolders folders = new ServerFolders(state);
    Path file = folders.state().resolve(LOCK);
    FileChannel channel = null;
    try {
      makeFolders(folders);
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel).isEmpty()) {
        channel.close();
        throw new BaitoException(
            ErrorCode.STACK_LOCKED,
            folders.state()
                + " is in use by another launcher: wait for its end, or choose another folder with"
                + " --state");
      }
      return new StateFolder(folders, channel);
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.STACK_START_FAILED,
          "the state folder " + folders.state() + " cannot be used: " + e.getMessage(),
          e);
    }
  }

  private static void makeFolders(ServerFolders folders) throws IOException {
    Files.createDirectories(folders.logs());
    Files.createDirectories(folders.pids());
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty(); // held by this very JVM
    }
  }

  /** Returns where things are. */
  ServerFolders folders() {
    return folders;
  }

  /** Stops what an earlier launcher left running; returns how many processes that were. */
  int stopStale() {
    List<PidFile> services = new ArrayList<>();
    List<PidFile> servers = new ArrayList<>();
    for (Path file : pidFiles()) {
      (isServer(file) ? servers : services).add(new PidFile(file));
    }
    return stopAll(services) + stopAll(servers);
  }

  private static int stopAll(List<PidFile> files) {
    List<PidFile> running = files.stream().filter(file -> file.running().isPresent()).toList();
    Parallel.all(running.stream().<Runnable>map(file -> () -> stop(file)).toList());
    files.forEach(PidFile::delete);
    return running.size();
  }

  private static void stop(PidFile file) {
    StopSignal signal = file.path().endsWith("postgres.pid") ? StopSignal.INT : StopSignal.TERM;
    file.running().ifPresent(process -> signal.stop(process, STOP_GRACE));
  }

  private static boolean isServer(Path pidFile) {
    String name = pidFile.getFileName().toString();
    return SERVERS.contains(name.substring(0, name.length() - ".pid".length()));
  }

  private List<Path> pidFiles() {
    try (Stream<Path> files = Files.list(folders.pids())) {
      return files.filter(file -> file.toString().endsWith(".pid")).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Removes data and logs; unpacked binaries stay, and whatever is not a stack's. Nothing may run.
   */
  void clear() {
    try {
      for (String name : CLEARED) {
        Binaries.deleteTree(folders.state().resolve(name));
      }
      makeFolders(folders);
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.STACK_START_FAILED, "cannot clear " + folders.state() + ": " + e, e);
    }
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new BaitoException(
          ErrorCode.STACK_START_FAILED, "cannot release " + folders.state() + ": " + e, e);
    }
  }
}
