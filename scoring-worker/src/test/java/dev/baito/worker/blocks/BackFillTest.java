package dev.baito.worker.blocks;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.worker.WorkerSettings;
import dev.baito.worker.fixture.CacheScene;
import dev.baito.worker.redis.RedisAccess;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Caches that know of each other only through Redis, as those of several processes do. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class BackFillTest {
  private static final int PROCESSES = 4;
  private static final int BLOCKS = 40;

  @Inject RedisAccess redis;
  @Inject RedisRoom room;
  @Inject Pool pool;
  @Inject WorkerSettings settings;

  private BlockCache process() {
    var tier = new RedisTier(redis, room, settings);
    return new BlockCache(
        List.of(tier, new DatabaseTier(pool, settings)), tier, 1 << 30, Duration.ofHours(1));
  }

  @Test
  void processes_that_start_together_read_a_block_from_postgresql_once() throws Exception {
    try (var scene = new CacheScene()) {
      var generation = scene.newGeneration(BLOCKS);
      var processes = Stream.generate(this::process).limit(PROCESSES).toList();
      var loads = new ArrayList<CompletableFuture<?>>();
      for (BlockCache process : processes) {
        loads.add(
            CompletableFuture.runAsync(
                () -> {
                  for (int block = 0; block < BLOCKS; block++) {
                    process.load(
                        new BlockAddress(generation.generationId(), generation.buildId(), block),
                        Duration.ofSeconds(30));
                  }
                },
                task -> Thread.ofVirtual().start(task)));
      }
      for (var load : loads) {
        load.get(60, SECONDS);
      }
      var origin =
          processes.stream().map(process -> process.figures().tiers().getLast().hits()).toList();
      assertThat(origin).allSatisfy(reads -> assertThat(reads).isLessThanOrEqualTo(BLOCKS));
      assertThat(origin.stream().mapToLong(Long::longValue).sum())
          .as("reads of PostgreSQL for %d blocks by process: %s", BLOCKS, origin)
          .isBetween((long) BLOCKS, 2L * BLOCKS);
    }
  }

  @Test
  void who_claimed_a_block_and_never_brings_it_is_not_waited_for_long() {
    var address = new BlockAddress(1, UUID.randomUUID(), 0);
    assertThat(new RedisTier(redis, room, settings).awaitOther(address)).isEmpty();
    assertThat(new RedisTier(redis, room, settings).awaitOther(address)).isEmpty();
  }
}
