package dev.baito.worker.consuming;

import dev.baito.worker.redis.RedisAccess;
import io.lettuce.core.ScriptOutputType;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The counts in Redis. While it is away nothing is counted: what kills worker after worker is set
 * aside later then, and nothing earlier than it should be.
 */
@ApplicationScoped
class RedisDeliveries implements Deliveries {
  private static final String PREFIX = "baito:begun:";

  /** Longer than any batch is worked on; what nobody ends is forgotten. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final byte[] KEPT_MS =
      Long.toString(KEPT.toMillis()).getBytes(StandardCharsets.US_ASCII);

  private static final String BEGIN =
      """
      local begun = redis.call('INCR', KEYS[1])
      redis.call('PEXPIRE', KEYS[1], ARGV[1])
      return begun
      """;

  // Never below nothing: the count may have been lost in between.
  private static final String GIVE_BACK =
      "if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('DECR', KEYS[1]) end";

  private final RedisAccess redis;

  RedisDeliveries(RedisAccess redis) {
    this.redis = redis;
  }

  @Override
  public int begin(String work) {
    return redis
        .<Long>change(
            commands -> commands.eval(BEGIN, ScriptOutputType.INTEGER, key(work), KEPT_MS))
        .map(Math::toIntExact)
        .orElse(1);
  }

  @Override
  public void end(String work) {
    redis.send(commands -> commands.unlink(PREFIX + work));
  }

  @Override
  public void giveBack(String work) {
    redis.<Long>send(commands -> commands.eval(GIVE_BACK, ScriptOutputType.INTEGER, key(work)));
  }

  private static String[] key(String work) {
    return new String[] {PREFIX + work};
  }
}
