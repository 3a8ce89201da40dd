package dev.baito.warmer.storage;

import dev.baito.catalogue.BlockKey;
import dev.baito.catalogue.EncodedBlock;
import dev.baito.warmer.WarmerSettings;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
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
  private final Optional<RedisClient> client;
  private final Optional<ClientResources> resources;
  private Optional<StatefulRedisConnection<String, byte[]>> connection = Optional.empty();

  RedisBlocks(WarmerSettings settings) {
    this.settings = settings.redis();
    this.resources =
        this.settings
            .url()
            .map(_ ->
                DefaultClientResources.builder()
                    .ioThreadPoolSize(2)
                    .computationThreadPoolSize(2)
                    .build());
    this.client =
        resources.map(r -> {
          var created = RedisClient.create(r, RedisURI.create(this.settings.url().orElseThrow()));
          created.setOptions(
              ClientOptions.builder()
                  .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                  .timeoutOptions(TimeoutOptions.enabled(this.settings.timeout()))
                  .requestQueueSize(1_000)
                  .build());
          return created;
        });
  }

  /** Begins to write the blocks of a build. */
  public Upload upload(UUID buildId) {
    return new Upload(buildId);
  }

  /** Removes the blocks of a build, if Redis can be reached; else they expire. */
  public void remove(UUID buildId, int blocks) {
    try {
      for (int from = 0; from < blocks; from += UNLINKED_AT_ONCE) {
        var keys = new ArrayList<String>();
        for (int no = from; no < Math.min(blocks, from + UNLINKED_AT_ONCE); no++) {
          keys.add(new BlockKey(buildId, no).text());
        }
        Optional<StatefulRedisConnection<String, byte[]>> redis = connected();
        if (redis.isEmpty()) {
          return;
        }
        redis.get().sync().unlink(keys.toArray(String[]::new));
      }
    } catch (RuntimeException e) {
      LOG.infof("Blocks of build %s stay in Redis until they expire: %s", buildId, e.getMessage());
    }
  }

  private synchronized Optional<StatefulRedisConnection<String, byte[]>> connected() {
    if (connection.isEmpty() && client.isPresent()) {
      connection =
          Optional.of(
              client.get().connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)));
    }
    return connection;
  }

  @PreDestroy
  void close() {
    client.ifPresent(c -> c.shutdown(Duration.ZERO, Duration.ofSeconds(2)));
    resources.ifPresent(r -> r.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3_000));
  }

  /**
   * The blocks of one build on their way to Redis. The first failure ends it. Used by one thread.
   */
  public final class Upload {
    private final UUID buildId;
    private final Deque<CompletableFuture<String>> writes = new ArrayDeque<>();
    private boolean givenUp = client.isEmpty();

    private Upload(UUID buildId) {
      this.buildId = buildId;
    }

    /** Sends a block; waits only while too many are on their way. */
    public void write(EncodedBlock block) {
      attempt(() -> {
        awaitAllBut(settings.writesInFlight() - 1);
        writes.addLast(
            connected()
                .orElseThrow()
                .async()
                .set(
                    new BlockKey(buildId, block.blockNo()).text(),
                    block.payload(),
                    SetArgs.Builder.px(settings.blockTtl()))
                .toCompletableFuture());
      });
    }

    /** Waits for the blocks on their way. */
    public void finish() {
      attempt(() -> awaitAllBut(0));
    }

    private void awaitAllBut(int remaining)
        throws InterruptedException, ExecutionException, TimeoutException {
      while (writes.size() > remaining) {
        writes.removeFirst().get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
      }
    }

    private void attempt(Attempt attempt) {
      if (givenUp) {
        return;
      }
      try {
        attempt.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        giveUp(e);
      } catch (ExecutionException | TimeoutException | RuntimeException e) {
        giveUp(e);
      }
    }

    private void giveUp(Exception reason) {
      givenUp = true;
      LOG.warnf(
          "Not all blocks of build %s are cached in Redis, workers will read them from PostgreSQL: %s",
          buildId, reason);
    }
  }

  /** Something that Redis may fail to do. */
  @FunctionalInterface
  private interface Attempt {
    void run() throws InterruptedException, ExecutionException, TimeoutException;
  }
}
