package dev.baito.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.BatchStatistics;
import dev.baito.messages.MatchResult;
import dev.baito.messages.UserOutcome.Ranked;
import dev.baito.worker.fixture.Samples;
import dev.baito.worker.fixture.Topics;
import dev.baito.worker.fixture.WorkerTables;
import dev.baito.worker.fixture.WorkerTables.StoredGeneration;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever becomes of Redis, lists are the same. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class CacheTierTest {
  private final long run = Samples.newRun();
  private WorkerTables tables;
  private Topics topics;

  @BeforeEach
  void connect() {
    tables = WorkerTables.empty();
    topics = new Topics();
  }

  @AfterEach
  void disconnect() {
    tables.close();
    topics.close();
  }

  private StoredGeneration generationAndUser() {
    var generation = Samples.store(tables, 40);
    tables.user(1);
    Samples.vector(tables, 1);
    return generation;
  }

  private BatchStatistics.Caches cachesOfBatch(int batchNo, StoredGeneration generation) {
    topics.publish(Samples.batch(run, batchNo, generation, List.of(1L)));
    MatchResult result =
        await()
            .atMost(60, SECONDS)
            .until(() -> topics.awaitResults(run, batchNo + 1), found -> found.size() > batchNo)
            .getLast();
    assertThat(((Ranked) result.outcomes().getFirst()).jobIds()).containsExactly(40L, 39L, 38L);
    return result.statistics().caches();
  }

  private static byte[] key(StoredGeneration generation, int blockNo) {
    return Topics.utf8(generation.redisKey(blockNo));
  }

  @Test
  void blocks_come_from_postgresql_once_and_then_from_memory_and_go_to_redis() {
    var generation = generationAndUser();
    var first = cachesOfBatch(0, generation);
    assertThat(first.l1()).isEqualTo(new BatchStatistics.Tier(0, 3, 0));
    assertThat(first.l2()).isEqualTo(new BatchStatistics.Tier(0, 3, 0));
    assertThat(first.origin().hits()).isEqualTo(3);
    var second = cachesOfBatch(1, generation);
    assertThat(second.l1().hits()).isEqualTo(3);
    assertThat(second.origin()).isEqualTo(BatchStatistics.Tier.NONE);

    try (var client = RedisClient.create(EmbeddedStack.property("baito.redis.url"));
        StatefulRedisConnection<byte[], byte[]> redis = client.connect(ByteArrayCodec.INSTANCE)) {
      for (var block : generation.blocks()) {
        await()
            .atMost(30, SECONDS)
            .untilAsserted(() ->
                assertThat(redis.sync().get(key(generation, block.blockNo())))
                    .isEqualTo(block.payload()));
      }
    }
  }

  @Test
  void what_redis_has_is_not_asked_of_postgresql_and_what_it_has_wrong_is_replaced() {
    var generation = generationAndUser();
    try (var client = RedisClient.create(EmbeddedStack.property("baito.redis.url"));
        StatefulRedisConnection<byte[], byte[]> redis = client.connect(ByteArrayCodec.INSTANCE)) {
      byte[] right = generation.blocks().get(1).payload();
      byte[] corrupt = right.clone();
      corrupt[corrupt.length / 2] ^= 1;
      redis.sync().set(key(generation, 0), generation.blocks().get(0).payload());
      redis.sync().set(key(generation, 1), corrupt);
      redis.sync().set(key(generation, 2), generation.blocks().get(0).payload()); // another's

      var caches = cachesOfBatch(0, generation);
      assertThat(caches.l2().hits()).isEqualTo(1);
      assertThat(caches.l2().misses()).isEqualTo(2);
      assertThat(caches.origin().hits()).isEqualTo(2);
      await()
          .atMost(30, SECONDS)
          .untilAsserted(() -> assertThat(redis.sync().get(key(generation, 1))).isEqualTo(right));
    }
  }

  @Test
  void redis_may_go_and_come_back() {
    EmbeddedStack.stopServer("redis");
    try {
      assertThat(cachesOfBatch(0, generationAndUser()).origin().hits()).isEqualTo(3);
    } finally {
      EmbeddedStack.startServer("redis");
    }
    await()
        .atMost(60, SECONDS)
        .untilAsserted(() -> {
          var again = new CacheTierTest();
          again.tables = tables;
          again.topics = topics;
          tables.update("TRUNCATE job, user_profile");
          var generation = generationAndUser();
          again.cachesOfBatch(0, generation);
          try (var client = RedisClient.create(EmbeddedStack.property("baito.redis.url"));
              var redis = client.connect(ByteArrayCodec.INSTANCE)) {
            assertThat(redis.sync().exists(key(generation, 0))).isEqualTo(1);
          }
        });
  }
}
