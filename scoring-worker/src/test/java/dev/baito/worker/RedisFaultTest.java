package dev.baito.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.worker.fixture.CacheScene;
import io.lettuce.core.KillArgs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever Redis does, lists are right, and it is used again when it is over. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class RedisFaultTest {
  private CacheScene scene;

  @BeforeEach
  void connect() {
    scene = new CacheScene();
  }

  @AfterEach
  void disconnect() {
    scene.close();
  }

  /** New generations until one of them gets into Redis. */
  private void assertWrittenAgain() {
    await()
        .atMost(60, SECONDS)
        .until(() -> {
          var generation = scene.newGeneration();
          scene.batch(generation);
          return scene.redis().exists(generation.redisKey(0)) == 1;
        });
  }

  @Test
  void what_is_flushed_comes_from_postgresql() {
    var generation = scene.newGeneration();
    generation
        .blocks()
        .forEach(block -> scene.redis().set(generation.redisKey(block.blockNo()), block.payload()));
    scene.redis().flushall();
    assertThat(scene.batch(generation).origin().hits()).isEqualTo(3);
    scene.awaitInRedis(generation, 0);
  }

  @Test
  void a_redis_that_hangs_costs_a_timeout_now_and_then_and_not_one_per_block() {
    assertWrittenAgain(); // so that it is asked
    var generation = scene.newGeneration(40);
    long before = reads();
    scene.redis().clientPause(5_000);
    assertThat(scene.batch(generation).origin().hits()).isEqualTo(40);
    // What it was asked meanwhile it answers afterwards.
    assertThat(reads() - before).isLessThan(10);
    assertWrittenAgain();
  }

  private long reads() {
    Matcher calls =
        Pattern.compile("cmdstat_get:calls=(\\d+)").matcher(scene.redis().info("commandstats"));
    return calls.find() ? Long.parseLong(calls.group(1)) : 0;
  }

  @Test
  void a_redis_out_of_memory_is_still_read() {
    var generation = scene.newGeneration();
    scene.redis().set(generation.redisKey(0), generation.blocks().get(0).payload());
    scene.redis().configSet("maxmemory-policy", "noeviction");
    scene.redis().configSet("maxmemory", "1");
    try {
      scene.batch(scene.newGeneration()); // whose blocks it refuses
      var caches = scene.batch(generation);
      assertThat(caches.l2().hits()).isEqualTo(1);
      assertThat(caches.origin().hits()).isEqualTo(2);
    } finally {
      scene.redis().configSet("maxmemory", "64mb");
      scene.redis().configSet("maxmemory-policy", "allkeys-lru");
    }
    assertWrittenAgain();
  }

  @Test
  void a_replica_that_takes_no_writes_is_still_read() {
    var generation = scene.newGeneration();
    scene.redis().set(generation.redisKey(0), generation.blocks().get(0).payload());
    scene.redis().replicaof("127.0.0.1", 1); // where nobody is
    try {
      scene.batch(scene.newGeneration());
      assertThat(scene.batch(generation).l2().hits()).isEqualTo(1);
    } finally {
      scene.redis().replicaofNoOne();
    }
    assertWrittenAgain();
  }

  @Test
  void a_wrong_password_is_as_good_as_no_redis() {
    String right = URI.create(EmbeddedStack.property("baito.redis.url")).getUserInfo().substring(1);
    scene.redis().configSet("requirepass", "another");
    try {
      scene.redis().clientKill(KillArgs.Builder.skipme());
      assertThat(scene.batch(scene.newGeneration()).origin().hits()).isEqualTo(3);
    } finally {
      scene.redis().configSet("requirepass", right);
    }
    assertWrittenAgain();
  }
}
