package dev.baito.worker.blocks;

import dev.baito.worker.WorkerSettings;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Redis, between memory and PostgreSQL. After a failure it is left alone for a while, so that a
 * Redis that is down or slow costs one timeout now and then, not one per block.
 */
@ApplicationScoped
class RedisTier implements BlockTier {
  private static final Logger LOG = Logger.getLogger(RedisTier.class);

  private final WorkerSettings.Redis settings;
  private final Semaphore writes;
  private final Optional<Client> client;
  private Optional<StatefulRedisConnection<String, byte[]>> connection = Optional.empty();
  private volatile long pausedUntil = System.nanoTime();

  private record Client(RedisClient redis, ClientResources resources) {}

  RedisTier(WorkerSettings settings) {
    this.settings = settings.redis();
    this.writes = new Semaphore(this.settings.writesInFlight());
    this.client = this.settings.url().map(this::newClient);
  }

  private Client newClient(String url) {
    var resources =
        DefaultClientResources.builder().ioThreadPoolSize(2).computationThreadPoolSize(2).build();
    var redis = RedisClient.create(resources, RedisURI.create(url));
    redis.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .timeoutOptions(TimeoutOptions.enabled(settings.timeout()))
            .requestQueueSize(1_000)
            .build());
    return new Client(redis, resources);
  }

  @Override
  public Optional<byte[]> read(BlockAddress address) {
    if (paused()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
          commands()
              .get(address.redisKey())
              .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      pause(e);
      return Optional.empty();
    }
  }

  @Override
  public void keep(BlockAddress address, byte[] payload) {
    if (paused() || !writes.tryAcquire()) {
      return;
    }
    try {
      commands()
          .set(address.redisKey(), payload, SetArgs.Builder.px(settings.blockTtl()))
          .whenComplete((_, failure) -> {
            writes.release();
            if (failure != null) {
              pause(failure);
            }
          });
    } catch (RuntimeException e) {
      writes.release();
      pause(e);
    }
  }

  @Override
  public void drop(BlockAddress address) {
    LOG.warnf("%s is corrupt in Redis; it is read from PostgreSQL and written anew", address);
  }

  @Override
  public TierCount count(BatchCounts counts) {
    return counts.l2;
  }

  private boolean paused() {
    return client.isEmpty() || System.nanoTime() - pausedUntil < 0;
  }

  private void pause(Throwable failure) {
    pausedUntil = System.nanoTime() + settings.pause().toNanos();
    LOG.warnf("Redis is left alone for %d ms: %s", settings.pause().toMillis(), failure);
  }

  private synchronized RedisAsyncCommands<String, byte[]> commands() {
    if (connection.isEmpty()) {
      connection =
          Optional.of(
              client
                  .orElseThrow()
                  .redis()
                  .connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)));
    }
    return connection.get().async();
  }

  @PreDestroy
  void close() {
    client.ifPresent(c -> {
      c.redis().shutdown(Duration.ZERO, Duration.ofSeconds(2));
      c.resources().shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3_000);
    });
  }
}
