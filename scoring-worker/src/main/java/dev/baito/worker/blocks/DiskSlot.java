package dev.baito.worker.blocks;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A part of a folder that one process has for itself, {@code slot-<n>}, as long as it holds the
 * lock. A process that starts anew finds the slot of its predecessor, with what lies in it.
 */
final class DiskSlot implements AutoCloseable {
  /** More processes than share a machine. */
  private static final int SLOTS = 256;

  private final Path folder;
  private final FileChannel lock;

  private DiskSlot(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Takes the first slot that nobody holds.
   *
   * @throws IOException when the folder cannot be written to, or all are held
   */
  static DiskSlot take(Path root) throws IOException {
    for (int i = 0; i < SLOTS; i++) {
      Path folder = root.resolve("slot-" + i);
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        return new DiskSlot(folder, channel);
      }
      channel.close();
    }
    throw new IOException("all " + SLOTS + " slots of " + root + " are held by other processes");
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
      return lock.isPresent();
    } catch (OverlappingFileLockException e) {
      return false; // another instance in this very process
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
