package dev.baito.worker.blocks;

import dev.baito.worker.WorkerSettings;
import dev.baito.worker.redis.RedisAccess;
import io.lettuce.core.SetArgs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Redis, between memory and PostgreSQL. Thread-safe. */
@ApplicationScoped
class RedisTier implements BlockTier {
  private static final Logger LOG = Logger.getLogger(RedisTier.class);

  private final RedisAccess redis;
  private final Duration blockTtl;
  private final Semaphore writes;

  RedisTier(RedisAccess redis, WorkerSettings settings) {
    this.redis = redis;
    this.blockTtl = settings.redis().blockTtl();
    this.writes = new Semaphore(settings.redis().writesInFlight());
  }

  @Override
  public Optional<byte[]> read(BlockAddress address) {
    return redis.ask(commands -> commands.get(address.redisKey()));
  }

  @Override
  public void keep(BlockAddress address, byte[] payload) {
    if (!writes.tryAcquire()) {
      return;
    }
    Optional<CompletionStage<?>> write =
        redis.send(
            commands -> commands.set(address.redisKey(), payload, SetArgs.Builder.px(blockTtl)));
    write.ifPresentOrElse(end -> end.whenComplete((_, _) -> writes.release()), writes::release);
  }

  @Override
  public void drop(BlockAddress address) {
    LOG.warnf("%s is corrupt in Redis; it is read from another tier and written anew", address);
  }

  @Override
  public TierCount count(BatchCounts counts) {
    return counts.l2;
  }
}
