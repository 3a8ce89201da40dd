package dev.baito.worker.blocks;

import dev.baito.worker.redis.RedisAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether Redis can take another block without giving one up. Workers only fill what is free: where
 * a catalogue is larger than Redis, what they put there would cost blocks that are needed just as
 * much, and a scan of all of them would find none in the end. What is to replace what is for the
 * cache-warmer to say, who knows what is needed most. Thread-safe; blocks once in a while.
 */
@ApplicationScoped
class RedisRoom {
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** One part in so many stays free: answers on their way take memory of Redis, too. */
  private static final int PARTS_LEFT_FREE = 16;

  private static final Pattern FIGURE = Pattern.compile("(?m)^(used_memory|maxmemory):(\\d+)");

  private final RedisAccess redis;
  private final ReentrantLock looking = new ReentrantLock();
  private final AtomicLong freeBytes = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong largestBytes = new AtomicLong();
  private volatile long lookedAtNanos = System.nanoTime() - LOOK_EVERY_NANOS;

  RedisRoom(RedisAccess redis) {
    this.redis = redis;
  }

  /** Returns whether a block of that size has room, and counts it in if so. */
  boolean take(long bytes) {
    look();
    largestBytes.accumulateAndGet(bytes, Math::max);
    return freeBytes.get() >= bytes && freeBytes.addAndGet(-bytes) >= 0;
  }

  /** Returns whether a block has room, as far as sizes of blocks are known. */
  boolean isThere() {
    look();
    return freeBytes.get() >= Math.max(1, largestBytes.get());
  }

  /** One caller asks; the others go by what is known. */
  private void look() {
    if (System.nanoTime() - lookedAtNanos < LOOK_EVERY_NANOS || !looking.tryLock()) {
      return;
    }
    try {
      freeBytes.set(
          redis
              .ask(commands -> commands.info("memory"))
              .map(RedisRoom::free)
              .orElse(Long.MAX_VALUE));
      lookedAtNanos = System.nanoTime();
    } finally {
      looking.unlock();
    }
  }

  private static long free(String info) {
    Map<String, Long> figures = new HashMap<>();
    Matcher figure = FIGURE.matcher(info);
    while (figure.find()) {
      figures.put(figure.group(1), Long.parseLong(figure.group(2)));
    }
    long most = figures.getOrDefault("maxmemory", 0L);
    return most == 0 // no bound
        ? Long.MAX_VALUE
        : most - most / PARTS_LEFT_FREE - figures.getOrDefault("used_memory", 0L);
  }
}
