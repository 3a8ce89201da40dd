package dev.baito.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.catalogue.JobBlock;
import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.BatchStatistics;
import dev.baito.worker.fixture.CacheScene;
import dev.baito.worker.fixture.WorkerTables.StoredGeneration;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With no Redis, and memory that keeps nothing: whatever becomes of the disk, lists are right. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
@TestProfile(DiskFaultTest.DiskOnly.class)
class DiskFaultTest {
  private static final Path DISK = Path.of("target", "disk-tier");

  private CacheScene scene;

  /** A worker with a disk and little else. */
  public static final class DiskOnly implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "baito.worker.disk.path",
          DISK.toString(),
          "baito.worker.block-cache-share",
          "0",
          "baito.worker.warm-up.loads",
          "0",
          "baito.redis.url",
          "");
    }
  }

  @BeforeEach
  void connect() {
    scene = new CacheScene();
  }

  @AfterEach
  void disconnect() {
    scene.close();
  }

  /** A generation whose three blocks lie on the disk. */
  private StoredGeneration onDisk() {
    var generation = scene.newGeneration();
    scene.batch(generation);
    await().atMost(30, SECONDS).until(() -> filesOf(generation) == 3);
    return generation;
  }

  private static long filesOf(StoredGeneration generation) throws IOException {
    Path folder = folder(generation);
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".block")).count();
    }
  }

  private static Path folder(StoredGeneration generation) {
    return DISK.resolve("slot-0")
        .resolve("v" + JobBlock.LAYOUT_VERSION + "-" + generation.buildId());
  }

  @Test
  void what_is_on_disk_is_not_asked_of_postgresql() {
    var caches = scene.batch(onDisk());
    assertThat(caches.l3().hits()).isEqualTo(3);
    assertThat(caches.origin()).isEqualTo(BatchStatistics.Tier.NONE);
    assertThat(caches.l1().hits()).isZero();
  }

  @Test
  void files_that_are_garbled_cut_or_gone_are_replaced() throws IOException {
    var generation = onDisk();
    Path garbled = folder(generation).resolve("0.block");
    byte[] bytes = Files.readAllBytes(garbled);
    bytes[bytes.length / 2] ^= 1;
    Files.write(garbled, bytes);
    Path cut = folder(generation).resolve("1.block");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 100));
    Files.delete(folder(generation).resolve("2.block"));

    var caches = scene.batch(generation);
    assertThat(caches.l3().hits()).isZero();
    assertThat(caches.origin().hits()).isEqualTo(3);
    await().atMost(30, SECONDS).until(() -> filesOf(generation) == 3);
    assertThat(scene.batch(generation).l3().hits()).isEqualTo(3);
  }

  @Test
  void a_disk_that_takes_nothing_more_is_done_without() throws IOException {
    var generation = scene.newGeneration();
    Files.createDirectories(DISK.resolve("slot-0"));
    Files.createFile(folder(generation)); // where its folder would have to be
    for (int i = 0; i < 2; i++) {
      assertThat(scene.batch(generation).origin().hits()).isEqualTo(3);
    }
    assertThat(scene.batch(onDisk()).l3().hits()).isEqualTo(3);
  }

  @Test
  void a_slow_postgresql_is_waited_for() {
    var generation = scene.newGeneration();
    scene.lockBlocks();
    var batch = CompletableFuture.supplyAsync(() -> scene.batch(generation));
    try {
      await().atMost(30, SECONDS).until(scene::isLockWaitedFor);
      assertThat(batch).isNotDone();
    } finally {
      scene.unlockBlocks();
    }
    assertThat(batch.join().origin().hits()).isEqualTo(3);
  }
}
