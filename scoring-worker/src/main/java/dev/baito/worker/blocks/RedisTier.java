package dev.baito.worker.blocks;

import dev.baito.worker.WorkerSettings;
import dev.baito.worker.redis.RedisAccess;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Redis, between memory and PostgreSQL. Thread-safe. */
@ApplicationScoped
class RedisTier implements BlockTier, BackFill {
  private static final Logger LOG = Logger.getLogger(RedisTier.class);

  private static final String CLAIM =
      "return redis.call('SET', KEYS[1], '', 'NX', 'PX', ARGV[1]) and 1 or 0";

  private static final int POLL_AT_LEAST_MS = 10;
  private static final int POLL_LESS_THAN_MS = 40;

  private final RedisAccess redis;
  private final RedisRoom room;
  private final Duration blockTtl;
  private final Duration claimWait;
  private final Semaphore writes;

  RedisTier(RedisAccess redis, RedisRoom room, WorkerSettings settings) {
    this.redis = redis;
    this.room = room;
    this.blockTtl = settings.redis().blockTtl();
    this.claimWait = settings.redis().claimWait();
    this.writes = new Semaphore(settings.redis().writesInFlight());
  }

  @Override
  public Optional<byte[]> read(BlockAddress address) {
    return redis.ask(commands -> commands.get(address.redisKey()));
  }

  @Override
  public void keep(BlockAddress address, byte[] payload) {
    if (!room.take(payload.length) || !writes.tryAcquire()) {
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
  public Optional<byte[]> awaitOther(BlockAddress address) {
    // What another reads is not found in Redis afterwards, if there is no room for it.
    if (claimWait.isZero() || !room.isThere() || claims(address)) {
      return Optional.empty();
    }
    long deadline = System.nanoTime() + claimWait.toNanos();
    Optional<byte[]> payload = Optional.empty();
    while (payload.isEmpty() && System.nanoTime() - deadline < 0 && paused()) {
      payload = read(address);
    }
    return payload;
  }

  /** Whether nobody else reads this block from the origin, as far as anybody knows. */
  private boolean claims(BlockAddress address) {
    byte[] lifetimeMs = Long.toString(claimWait.toMillis()).getBytes(StandardCharsets.US_ASCII);
    String[] key = {"baito:loading:" + address.redisKey()};
    return redis
        .<Long>change(commands -> commands.eval(CLAIM, ScriptOutputType.INTEGER, key, lifetimeMs))
        .map(claimed -> claimed == 1)
        .orElse(true);
  }

  /** A random while, so that those who wait do not all ask at once. */
  private static boolean paused() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(POLL_AT_LEAST_MS, POLL_LESS_THAN_MS));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public CacheFigures.Tier figures(BatchCounts total) {
    return total.l2.figures("l2", 0, 0, redis.failures());
  }

  @Override
  public TierCount count(BatchCounts counts) {
    return counts.l2;
  }
}
