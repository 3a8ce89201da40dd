package dev.baito.worker.blocks;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.worker.WorkerSettings;
import dev.baito.worker.fixture.CacheScene;
import dev.baito.worker.redis.RedisAccess;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Redis that evicts, and less of it than there are blocks. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class RedisRoomTest {
  private static final int BLOCK_BYTES = 1_000_000;
  private static final int FITTING = 20;
  private static final List<BlockAddress> BLOCKS =
      IntStream.range(0, 3 * FITTING)
          .mapToObj(no -> new BlockAddress(1, new UUID(7, 7), no))
          .toList();

  @Inject RedisAccess redis;
  @Inject WorkerSettings settings;
  private CacheScene scene;
  private RedisTier tier;

  @BeforeEach
  void leaveLittleRoom() {
    scene = new CacheScene();
    scene.redis().flushall();
    scene.redis().configSet("maxmemory-policy", "allkeys-lru");
    scene
        .redis()
        .configSet(
            "maxmemory", Long.toString(figure("memory", "used_memory") + FITTING * BLOCK_BYTES));
    tier = new RedisTier(redis, new RedisRoom(redis), settings);
    await().atMost(60, SECONDS).until(() -> redis.ask(commands -> commands.ping()).isPresent());
  }

  @AfterEach
  void giveItsMemoryBack() {
    scene.redis().flushall();
    scene.redis().configSet("maxmemory", "64mb");
    scene.close();
  }

  private long figure(String section, String name) {
    Matcher figure = Pattern.compile(name + ":(\\d+)").matcher(scene.redis().info(section));
    assertThat(figure.find()).isTrue();
    return Long.parseLong(figure.group(1));
  }

  /** Reads all blocks in turn, keeps those that are not there, and returns how many were. */
  private int scan() {
    int hits = 0;
    for (BlockAddress block : BLOCKS) {
      if (tier.read(block).isPresent()) {
        hits++;
      } else {
        tier.keep(block, new byte[BLOCK_BYTES]);
      }
    }
    return hits;
  }

  @Test
  void a_scan_of_more_blocks_than_fit_finds_those_that_were_first() {
    long evictions = figure("stats", "evicted_keys");

    assertThat(scan()).isZero();

    assertThat(scan()).isBetween(FITTING / 2, FITTING);
    assertThat(tier.read(BLOCKS.getFirst())).isPresent();
    assertThat(figure("stats", "evicted_keys")).isEqualTo(evictions);
  }

  @Test
  void where_there_is_no_room_nobody_is_made_to_wait_for_what_will_not_be_there() {
    scan();
    BlockAddress last = BLOCKS.getLast();

    assertThat(tier.awaitOther(last)).isEmpty();

    assertThat(scene.redis().exists("baito:loading:" + last.redisKey())).isZero();
  }

  @Test
  void where_there_is_room_a_reader_leaves_word() {
    BlockAddress last = BLOCKS.getLast();

    assertThat(tier.awaitOther(last)).isEmpty();

    assertThat(scene.redis().exists("baito:loading:" + last.redisKey())).isOne();
  }
}
