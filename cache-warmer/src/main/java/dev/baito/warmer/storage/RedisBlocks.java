package dev.baito.warmer.storage;

import dev.baito.catalogue.BlockKey;
import dev.baito.catalogue.EncodedBlock;
import dev.baito.warmer.WarmerSettings;
import io.lettuce.core.SetArgs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Blocks in Redis, where workers look before they ask PostgreSQL. Only a cache: whatever fails here
 * is logged and otherwise ignored. Thread-safe.
 */
@ApplicationScoped
public class RedisBlocks {
  private static final Logger LOG = Logger.getLogger(RedisBlocks.class);
  private static final int UNLINKED_AT_ONCE = 500;

  private final WarmerSettings.Redis settings;
  private final RedisConnection redis;

  RedisBlocks(WarmerSettings settings, RedisConnection redis) {
    this.settings = settings.redis();
    this.redis = redis;
  }

  /** Begins to write the blocks of a build. */
  public Upload upload(UUID buildId) {
    return new Upload(buildId);
  }

  /** Returns the blocks of a build as they are in Redis now. */
  public CachedBlocks cached(UUID buildId, int blocks) {
    return new CachedBlocks(redis, settings, buildId, blocks);
  }

  /** Removes the blocks of a build, if Redis can be reached; else they expire. */
  public void remove(UUID buildId, int blocks) {
    if (!redis.isConfigured()) {
      return;
    }
    attempt(
        () -> {
          for (int from = 0; from < blocks; from += UNLINKED_AT_ONCE) {
            var keys = new ArrayList<String>();
            for (int no = from; no < Math.min(blocks, from + UNLINKED_AT_ONCE); no++) {
              keys.add(new BlockKey(buildId, no).text());
            }
            redis
                .commands()
                .unlink(keys.toArray(String[]::new))
                .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
          }
        },
        reason ->
            LOG.infof("Blocks of build %s stay in Redis until they expire: %s", buildId, reason));
  }

  private static void attempt(Attempt attempt, Refusal refusal) {
    try {
      attempt.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refusal.because(e);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      refusal.because(e);
    }
  }

  /**
   * The blocks of one build on their way to Redis. The first failure ends it. Used by one thread.
   */
  public final class Upload {
    private final UUID buildId;
    private final Deque<CompletableFuture<String>> writes = new ArrayDeque<>();
    private boolean givenUp = !redis.isConfigured();

    private Upload(UUID buildId) {
      this.buildId = buildId;
    }

    /** Sends a block; waits only while too many are on their way. */
    public void write(EncodedBlock block) {
      attemptUnlessGivenUp(() -> {
        awaitAllBut(settings.writesInFlight() - 1);
        writes.addLast(
            redis
                .commands()
                .set(
                    new BlockKey(buildId, block.blockNo()).text(),
                    block.payload(),
                    SetArgs.Builder.px(settings.blockTtl()))
                .toCompletableFuture());
      });
    }

    /** Waits for the blocks on their way. */
    public void finish() {
      attemptUnlessGivenUp(() -> awaitAllBut(0));
    }

    private void awaitAllBut(int remaining)
        throws InterruptedException, ExecutionException, TimeoutException {
      while (writes.size() > remaining) {
        writes.removeFirst().get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
      }
    }

    private void attemptUnlessGivenUp(Attempt attempt) {
      if (!givenUp) {
        attempt(attempt, this::giveUp);
      }
    }

    private void giveUp(Exception reason) {
      givenUp = true;
      LOG.warnf(
          "Not all blocks of build %s are cached in Redis as it is built; they are written later, or workers read them from PostgreSQL: %s",
          buildId, reason);
    }
  }

  /** Something that Redis may fail to do. */
  @FunctionalInterface
  private interface Attempt {
    void run() throws InterruptedException, ExecutionException, TimeoutException;
  }

  /** What to do about it. */
  @FunctionalInterface
  private interface Refusal {
    void because(Exception reason);
  }
}
