package dev.baito.warmer.storage;

import dev.baito.catalogue.EncodedBlock;
import dev.baito.warmer.WarmerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Blocks in Redis, where workers look before they ask PostgreSQL. Only a cache: what fails while a
 * build writes or retention removes is logged and otherwise ignored. Thread-safe.
 */
@ApplicationScoped
public class RedisBlocks {
  private static final Logger LOG = Logger.getLogger(RedisBlocks.class);

  private final WarmerSettings.Redis settings;
  private final RedisConnection redis;

  RedisBlocks(WarmerSettings settings, RedisConnection redis) {
    this.settings = settings.redis();
    this.redis = redis;
  }

  /**
   * Begins to write the blocks of a build.
   *
   * @param buildId the build
   */
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
    try {
      cached(buildId, blocks).removeAll();
    } catch (RuntimeException e) {
      LOG.infof("Blocks of build %s stay in Redis until they expire: %s", buildId, e);
    }
  }

  /**
   * The blocks of one build on their way to Redis. The first failure ends it. Used by one thread.
   */
  public final class Upload {
    private final UUID buildId;
    private final CachedBlocks cached;
    private boolean givenUp = !redis.isConfigured();

    private Upload(UUID buildId) {
      this.buildId = buildId;
      cached = cached(buildId, 0); // how many there will be is not known yet
    }

    /** Sends a block; waits only while too many are on their way. */
    public void write(EncodedBlock block) {
      unlessGivenUp(() -> cached.write(block.blockNo(), block.payload()));
    }

    /** Waits for the blocks on their way. */
    public void finish() {
      unlessGivenUp(cached::finish);
    }

    private void unlessGivenUp(Runnable attempt) {
      if (givenUp) {
        return;
      }
      try {
        attempt.run();
      } catch (RuntimeException e) {
        givenUp = true;
        LOG.warnf(
            "Not all blocks of build %s are cached in Redis as it is built; they are written later, or workers read them from PostgreSQL: %s",
            buildId, e);
      }
    }
  }
}
