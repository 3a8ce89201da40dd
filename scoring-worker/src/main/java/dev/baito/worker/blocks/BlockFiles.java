package dev.baito.worker.blocks;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Blocks as files, each build in a folder, bounded in bytes: the least recently used make room. A
 * file appears whole or not at all as long as the machine runs; what a crash of the machine leaves
 * is told by its checksum, so nothing is ever forced to disk. Thread-safe.
 */
final class BlockFiles {
  private static final String UNFINISHED = ".unfinished";

  private final Path folder;
  private final long maxBytes;
  private final Duration ttl;
  private final Map<BlockFileName, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;
  private long evictions;

  private record Entry(long size, Instant writtenAt) {}

  private BlockFiles(Path folder, long maxBytes, Duration ttl) {
    this.folder = folder;
    this.maxBytes = maxBytes;
    this.ttl = ttl;
  }

  /**
   * Takes up what an earlier process left in a folder that nobody else writes to, and removes what
   * it did not finish, what is too old, of another layout, or too much.
   *
   * @param maxBytes the most that all files together may take
   * @param ttl how long after it was written a block is kept, by the clock of the file system
   */
  static BlockFiles open(Path folder, long maxBytes, Duration ttl) throws IOException {
    var files = new BlockFiles(folder, maxBytes, ttl);
    files.takeUp();
    files.expire(files.fileSystemTime());
    files.makeRoom(0);
    return files;
  }

  /** Returns a block's bytes, or nothing where they are not there. */
  Optional<byte[]> read(BlockAddress address) throws IOException {
    Optional<Entry> entry;
    synchronized (this) {
      entry = Optional.ofNullable(entries.get(BlockFileName.of(address)));
    }
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    Path file = BlockFileName.of(address).in(folder);
    try {
      long size = Files.size(file);
      if (size != entry.get().size()) {
        // Not read at all: it may be larger than memory.
        throw new FileSystemException(
            file.toString(), null, "%d bytes, not %d".formatted(size, entry.get().size()));
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      forget(BlockFileName.of(address));
      return Optional.empty();
    } catch (ClosedByInterruptException e) {
      throw e; // the reader's end says nothing about the file
    } catch (IOException e) {
      remove(address);
      throw e;
    }
  }

  /** Returns whether a block is thought to be there. */
  synchronized boolean contains(BlockAddress address) {
    return entries.containsKey(BlockFileName.of(address));
  }

  /** Writes a block, unless it is larger than all may be together. One caller at a time. */
  void write(BlockAddress address, byte[] payload) throws IOException {
    if (payload.length > maxBytes || contains(address)) {
      return;
    }
    makeRoom(payload.length);
    BlockFileName key = BlockFileName.of(address);
    Path file = key.in(folder);
    Path unfinished = file.resolveSibling(key.blockNo() + UNFINISHED);
    Instant now;
    try {
      Files.createDirectories(key.folderIn(folder));
      Files.write(
          unfinished,
          payload,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
      now = Files.getLastModifiedTime(unfinished).toInstant();
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      deleteIfPossible(unfinished);
      throw e;
    }
    add(key, new Entry(payload.length, now));
    expire(now);
  }

  /** Removes a block, where it can be removed; it is not read again in any case. */
  void remove(BlockAddress address) {
    remove(BlockFileName.of(address));
  }

  /** Removes the blocks of all other builds. */
  void retain(Set<UUID> builds) {
    keys().stream().filter(key -> !builds.contains(key.buildId())).forEach(this::remove);
  }

  /** Returns what all files take together. */
  synchronized long bytes() {
    return bytes;
  }

  /** Returns how many blocks had to make room. */
  synchronized long evictions() {
    return evictions;
  }

  private void takeUp() throws IOException {
    Files.createDirectories(folder);
    List<Path> builds;
    try (var children = Files.list(folder)) {
      builds = children.filter(Files::isDirectory).toList();
    }
    var found = new ArrayList<Map.Entry<BlockFileName, Entry>>();
    for (Path build : builds) {
      List<Path> files;
      try (var children = Files.list(build)) {
        files = children.toList();
      }
      for (Path file : files) {
        Optional<BlockFileName> key = BlockFileName.parse(nameOf(build), nameOf(file));
        if (key.isPresent()) {
          var attributes = Files.readAttributes(file, BasicFileAttributes.class);
          found.add(
              Map.entry(
                  key.get(),
                  new Entry(attributes.size(), attributes.lastModifiedTime().toInstant())));
        } else {
          deleteIfPossible(file);
        }
      }
      deleteIfPossible(build); // which fails as long as there is something in it
    }
    found.sort(Map.Entry.comparingByValue(Comparator.comparing(Entry::writtenAt)));
    found.forEach(entry -> add(entry.getKey(), entry.getValue()));
  }

  /** The clock that stamps the files, so that no other needs to agree with it. */
  private Instant fileSystemTime() throws IOException {
    Path probe = folder.resolve("clock" + UNFINISHED);
    return Files.getLastModifiedTime(Files.write(probe, new byte[1])).toInstant();
  }

  private synchronized void add(BlockFileName key, Entry entry) {
    forget(key);
    entries.put(key, entry);
    bytes += entry.size();
  }

  private synchronized boolean forget(BlockFileName key) {
    Optional<Entry> gone = Optional.ofNullable(entries.remove(key));
    bytes -= gone.map(Entry::size).orElse(0L);
    return gone.isPresent();
  }

  private void remove(BlockFileName key) {
    if (forget(key)) {
      Path file = key.in(folder);
      deleteIfPossible(file);
      deleteIfPossible(key.folderIn(folder));
    }
  }

  private void makeRoom(long needed) {
    while (true) {
      BlockFileName eldest;
      synchronized (this) {
        if (bytes + needed <= maxBytes || entries.isEmpty()) {
          return;
        }
        eldest = entries.keySet().iterator().next();
        evictions++;
      }
      remove(eldest);
    }
  }

  private void expire(Instant now) {
    List<BlockFileName> old;
    synchronized (this) {
      old =
          entries.entrySet().stream()
              .filter(entry -> entry.getValue().writtenAt().plus(ttl).isBefore(now))
              .map(Map.Entry::getKey)
              .toList();
    }
    old.forEach(this::remove);
  }

  private synchronized List<BlockFileName> keys() {
    return List.copyOf(entries.keySet());
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static void deleteIfPossible(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A folder with something in it, or a disk that takes no changes: tried at the next start.
    }
  }
}
