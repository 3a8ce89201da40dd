package dev.baito.worker.warming;

import static io.restassured.RestAssured.get;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.failure.RetrySettings;
import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.BatchStatistics;
import dev.baito.worker.WorkerSettings;
import dev.baito.worker.blocks.BlockCache;
import dev.baito.worker.blocks.Generations;
import dev.baito.worker.fixture.CacheScene;
import dev.baito.worker.fixture.WorkerTables.StoredGeneration;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class WarmUpTest {
  private static final Map<String, Object> KAFKA =
      Map.of("bootstrap.servers", EmbeddedStack.property("kafka.bootstrap.servers"));

  @Inject WorkerSettings settings;
  @Inject RetrySettings retries;
  @Inject BlockCache cache;
  @Inject Generations generations;
  private CacheScene scene;

  private record Settings(Duration timeout, int loads, double nextShare)
      implements WorkerSettings.WarmUp {}

  @BeforeEach
  void connect() {
    scene = new CacheScene();
  }

  @AfterEach
  void disconnect() {
    scene.close();
  }

  private WarmUp warmUp(Duration timeout, Map<String, Object> kafka) {
    return new WarmUp(
        new Settings(timeout, 2, 0.5), Duration.ofSeconds(10), retries, cache, generations, kafka);
  }

  private static void awaitLoaded(StoredGeneration generation) {
    await()
        .atMost(60, SECONDS)
        .until(() ->
            get("/q/health/ready")
                .asString()
                .contains("3 of 3 blocks of generation " + generation.generationId()));
  }

  @Test
  void the_blocks_of_a_generation_that_is_announced_are_in_memory_before_a_batch_asks() {
    var generation = scene.newGeneration();
    scene.topics().announce(generation);
    awaitLoaded(generation);
    var caches = scene.batch(generation);
    assertThat(caches.l1().hits()).isEqualTo(3);
    assertThat(caches.l1().misses()).isZero();
    assertThat(caches.origin()).isEqualTo(BatchStatistics.Tier.NONE);
  }

  @Test
  void a_generation_that_retention_removes_leaves_memory() {
    var generation = scene.newGeneration();
    scene.topics().announce(generation);
    awaitLoaded(generation);
    scene.topics().takeBack(generation);
    await()
        .atMost(60, SECONDS)
        .untilAsserted(() -> assertThat(scene.batch(generation).l1().misses()).isEqualTo(3));
  }

  @Test
  void a_worker_that_starts_is_not_ready_before_the_newest_generation_is_in_memory() {
    scene.topics().announce(scene.newGeneration());
    var newest = scene.newGeneration(7);
    scene.topics().announce(newest);
    WarmUp starting = warmUp(Duration.ofHours(1), KAFKA);
    assertThat(starting.isOver()).isFalse();
    starting.start();
    try {
      await().atMost(60, SECONDS).until(starting::isOver);
      assertThat(starting.progress())
          .isEqualTo("7 of 7 blocks of generation " + newest.generationId());
    } finally {
      starting.stop();
    }
  }

  @Test
  void a_worker_is_ready_without_blocks_that_nobody_has() {
    var gone = scene.newGeneration();
    scene
        .topics()
        .announce(
            new StoredGeneration(
                gone.generationId() + 1_000_000, gone.buildId(), gone.asOf(), gone.blocks()));
    WarmUp starting = warmUp(Duration.ofHours(1), KAFKA);
    starting.start();
    try {
      await().atMost(60, SECONDS).until(starting::isOver);
      assertThat(starting.progress()).startsWith("0 of 3");
    } finally {
      starting.stop();
      scene
          .topics()
          .takeBack(
              new StoredGeneration(
                  gone.generationId() + 1_000_000, gone.buildId(), gone.asOf(), gone.blocks()));
    }
  }

  @Test
  void a_worker_is_ready_when_its_time_is_up_whatever_became_of_kafka() {
    WarmUp starting = warmUp(Duration.ZERO, Map.of("bootstrap.servers", "127.0.0.1:1"));
    starting.start();
    try {
      assertThat(starting.isOver()).isTrue();
      assertThat(starting.progress()).isEqualTo("not known yet");
    } finally {
      starting.stop();
    }
  }
}
