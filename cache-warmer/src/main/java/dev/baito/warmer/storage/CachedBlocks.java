package dev.baito.warmer.storage;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.BlockKey;
import dev.baito.warmer.WarmerSettings;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The blocks of one build that Redis holds, to be looked at and changed. Every method throws {@link
 * CacheFullException} when Redis refuses a block for want of memory, and {@link BaitoException}
 * with {@link ErrorCode#INFRASTRUCTURE_DOWN} when it fails in another way. Used by one thread;
 * blocks.
 */
public final class CachedBlocks {
  private static final int ASKED_AT_ONCE = 500;
  private static final Pattern EVICTIONS = Pattern.compile("evicted_keys:(\\d+)");

  private final RedisConnection redis;
  private final WarmerSettings.Redis settings;
  private final UUID buildId;
  private final int blocks;
  private final Deque<Future<?>> writes = new ArrayDeque<>();

  CachedBlocks(RedisConnection redis, WarmerSettings.Redis settings, UUID buildId, int blocks) {
    this.redis = redis;
    this.settings = settings;
    this.buildId = buildId;
    this.blocks = blocks;
  }

  /** Returns the numbers of the blocks that are there. */
  public BitSet present() {
    writes.clear(); // whatever became of them, it is seen here
    var present = new BitSet(blocks);
    for (int from = 0; from < blocks; from += ASKED_AT_ONCE) {
      var answers = new ArrayList<Future<Long>>();
      for (int no = from; no < Math.min(blocks, from + ASKED_AT_ONCE); no++) {
        String key = key(no);
        answers.add(send(commands -> commands.exists(key)));
      }
      for (int i = 0; i < answers.size(); i++) {
        present.set(from + i, await(answers.get(i)) == 1);
      }
    }
    return present;
  }

  /** Sends a block; waits only while too many are on their way. */
  public void write(int blockNo, byte[] payload) {
    awaitAllBut(settings.writesInFlight() - 1);
    writes.addLast(
        send(commands ->
            commands.set(key(blockNo), payload, SetArgs.Builder.px(settings.blockTtl()))));
  }

  /** Waits for the blocks on their way. */
  public void finish() {
    awaitAllBut(0);
  }

  /** Removes a block; its memory is free when this returns. */
  public void remove(int blockNo) {
    // Not UNLINK, which frees the memory some time later.
    await(send(commands -> commands.del(key(blockNo))));
  }

  /** Removes all blocks; their memory is free some time later. */
  void removeAll() {
    for (int from = 0; from < blocks; from += ASKED_AT_ONCE) {
      String[] keys =
          IntStream.range(from, Math.min(blocks, from + ASKED_AT_ONCE))
              .mapToObj(this::key)
              .toArray(String[]::new);
      await(send(commands -> commands.unlink(keys)));
    }
  }

  /** Returns how many keys, of whomever, Redis has given up so far to make room for others. */
  public long evictions() {
    Matcher matcher = EVICTIONS.matcher(await(send(commands -> commands.info("stats"))));
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }

  private String key(int blockNo) {
    return new BlockKey(buildId, blockNo).text();
  }

  private void awaitAllBut(int remaining) {
    while (writes.size() > remaining) {
      await(writes.removeFirst());
    }
  }

  private <T> Future<T> send(Function<RedisAsyncCommands<String, byte[]>, Future<T>> command) {
    try {
      return command.apply(redis.commands());
    } catch (RedisException e) {
      throw down(e);
    }
  }

  private <T> T await(Future<T> answer) {
    try {
      return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw down(e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw isOutOfMemory(cause) ? new CacheFullException(cause) : down(cause);
    } catch (TimeoutException | RuntimeException e) {
      throw down(e);
    }
  }

  private static boolean isOutOfMemory(Throwable failure) {
    return failure instanceof RedisCommandExecutionException
        && String.valueOf(failure.getMessage()).startsWith("OOM");
  }

  private static BaitoException down(Throwable cause) {
    return new BaitoException(
        ErrorCode.INFRASTRUCTURE_DOWN, "Redis does not do its work: " + cause, cause);
  }
}
