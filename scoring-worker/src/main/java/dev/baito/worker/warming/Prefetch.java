package dev.baito.worker.warming;

import dev.baito.messages.GenerationReady;
import dev.baito.worker.blocks.BlockAddress;
import dev.baito.worker.blocks.BlockCache;
import dev.baito.worker.blocks.BlockUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Loads the blocks of one generation into memory, up to a limit, a few at a time. It begins at a
 * random block, so that workers that start together find in Redis what the others have read. The
 * first block that cannot be had ends it: batches load what they need themselves. Thread-safe.
 */
final class Prefetch {
  private static final Logger LOG = Logger.getLogger(Prefetch.class);

  private final BlockCache cache;
  private final GenerationReady generation;
  private final long limitBytes;
  private final Duration timeout;
  private final int firstBlock;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger loaded = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private volatile boolean ended;

  /**
   * @param limitBytes blocks are loaded until they are as large as this together
   * @param timeout for each block
   */
  Prefetch(BlockCache cache, GenerationReady generation, long limitBytes, Duration timeout) {
    this.cache = cache;
    this.generation = generation;
    this.limitBytes = limitBytes;
    this.timeout = timeout;
    this.firstBlock =
        generation.blocks() == 0 ? 0 : ThreadLocalRandom.current().nextInt(generation.blocks());
  }

  /** Loads blocks until there are none left, or no room; one of the callers that do so at once. */
  void loadSome() {
    Optional<BlockAddress> next = next();
    while (next.isPresent()) {
      try {
        bytes.addAndGet(cache.load(next.get(), timeout));
        loaded.incrementAndGet();
        next = next();
      } catch (BlockUnavailableException e) {
        if (!ended) {
          LOG.warnf(
              "%s are loaded ahead, the others when a batch asks for them: %s", this, e.getCause());
        }
        end();
        return;
      }
    }
  }

  /** Lets it end after the blocks under way. */
  void end() {
    ended = true;
  }

  private Optional<BlockAddress> next() {
    if (ended || bytes.get() >= limitBytes) {
      return Optional.empty();
    }
    int turn = taken.getAndIncrement();
    return turn < generation.blocks()
        ? Optional.of(
            new BlockAddress(
                generation.generationId(),
                generation.buildId(),
                (firstBlock + turn) % generation.blocks()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "%d of %d blocks of generation %d"
        .formatted(loaded.get(), generation.blocks(), generation.generationId());
  }
}
