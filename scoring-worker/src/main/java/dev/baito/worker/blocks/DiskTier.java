package dev.baito.worker.blocks;

import dev.baito.worker.WorkerSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/**
 * This machine's disk, behind Redis, so that a worker that starts anew finds its blocks whatever
 * became of Redis. Written behind, by one thread: nobody waits for the disk, and what comes faster
 * than it writes is not kept. Whatever the disk fails to do makes this slower, never wrong: it is
 * counted, and told once until it works again. Thread-safe.
 */
@ApplicationScoped
class DiskTier implements BlockTier {
  private static final Logger LOG = Logger.getLogger(DiskTier.class);
  private static final long MEGABYTE = 1 << 20;
  private static final Duration END_TIMEOUT = Duration.ofSeconds(5);

  private final Optional<Store> store;
  private final BlockingQueue<Write> waiting;
  private final LongAdder failures = new LongAdder();
  private final AtomicBoolean warned = new AtomicBoolean();
  private volatile boolean stopping;

  private record Store(DiskSlot slot, BlockFiles files, Thread writer) {}

  /** A block on its way to the disk. */
  private interface Write {
    void execute() throws IOException;
  }

  @Inject
  DiskTier(WorkerSettings settings) {
    this(
        settings.worker().disk().path().map(Path::of),
        settings.worker().disk().maxMb() * MEGABYTE,
        settings.worker().disk().blockTtl(),
        settings.worker().disk().writesWaiting());
  }

  DiskTier(Optional<Path> path, long maxBytes, Duration blockTtl, int writesWaiting) {
    this.waiting = new ArrayBlockingQueue<>(writesWaiting);
    this.store = path.flatMap(folder -> open(folder, maxBytes, blockTtl));
    store.ifPresent(opened -> opened.writer().start());
  }

  private Optional<Store> open(Path path, long maxBytes, Duration blockTtl) {
    Optional<DiskSlot> taken = Optional.empty();
    try {
      DiskSlot slot = DiskSlot.take(path);
      taken = Optional.of(slot);
      BlockFiles files = BlockFiles.open(slot.folder(), maxBytes, blockTtl);
      LOG.infof("%d megabytes of job blocks lie in %s", files.bytes() / MEGABYTE, slot.folder());
      var writer = Thread.ofPlatform().daemon().name("disk-tier").unstarted(this::writeBehind);
      return Optional.of(new Store(slot, files, writer));
    } catch (IOException | UncheckedIOException e) {
      failed("No job blocks are kept on disk until the next start", e);
      taken.ifPresent(DiskTier::release);
      return Optional.empty();
    }
  }

  @Override
  public Optional<byte[]> read(BlockAddress address) {
    try {
      return store.isPresent() ? store.get().files().read(address) : Optional.empty();
    } catch (IOException e) {
      failed(address + " cannot be read from disk", e);
      return Optional.empty();
    }
  }

  @Override
  public void keep(BlockAddress address, byte[] payload) {
    store
        .map(Store::files)
        .filter(files -> !stopping && !files.contains(address))
        .ifPresent(files -> waiting.offer(() -> files.write(address, payload)));
  }

  @Override
  public void drop(BlockAddress address) {
    failures.increment();
    store.ifPresent(opened -> opened.files().remove(address));
    LOG.warnf("%s is corrupt on disk; it is read from another tier and written anew", address);
  }

  @Override
  public CacheFigures.Tier figures(BatchCounts total) {
    return total.l3.figures("l3", bytes(), evictions(), failures());
  }

  @Override
  public TierCount count(BatchCounts counts) {
    return counts.l3;
  }

  @Override
  public void retain(Set<UUID> builds) {
    store.ifPresent(opened -> opened.files().retain(builds));
  }

  /** Returns whether there is a disk to keep blocks on. */
  boolean isOpen() {
    return store.isPresent();
  }

  /** Returns what the blocks take, in bytes. */
  long bytes() {
    return store.map(opened -> opened.files().bytes()).orElse(0L);
  }

  /** Returns how many blocks had to make room for others. */
  long evictions() {
    return store.map(opened -> opened.files().evictions()).orElse(0L);
  }

  /** Returns what went wrong with the disk so far: reads, writes, and blocks that were corrupt. */
  long failures() {
    return failures.sum();
  }

  private void writeBehind() {
    while (!stopping) {
      try {
        waiting.take().execute();
        warned.set(false);
      } catch (InterruptedException e) {
        return; // only close() interrupts
      } catch (ClosedByInterruptException e) {
        return;
      } catch (IOException | RuntimeException e) {
        failed("A job block cannot be kept on disk", e);
      }
    }
  }

  private void failed(String what, Exception failure) {
    failures.increment();
    if (warned.compareAndSet(false, true)) {
      LOG.warnf(
          "%s, which makes nothing wrong, only slower: %s. Free the disk, make it writable, or set"
              + " baito.worker.disk.path or max-mb otherwise",
          what, failure);
    }
  }

  private static void release(DiskSlot slot) {
    try {
      slot.close();
    } catch (IOException e) {
      LOG.debugf(e, "The lock of %s ends with the process", slot.folder());
    }
  }

  @PreDestroy
  void close() {
    stopping = true;
    store.ifPresent(opened -> {
      opened.writer().interrupt();
      try {
        opened.writer().join(END_TIMEOUT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      release(opened.slot());
    });
  }
}
