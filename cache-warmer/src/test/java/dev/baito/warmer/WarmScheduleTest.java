package dev.baito.warmer;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.local.testing.EmbeddedStack;
import dev.baito.warmer.fixture.WarmScene;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes back into Redis without anybody asking. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
@TestProfile(WarmScheduleTest.Often.class)
class WarmScheduleTest {
  /** Looks several times a second. */
  public static final class Often implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("baito.warmer.warm-every", "200ms");
    }
  }

  @Test
  void what_is_lost_comes_back_by_itself() {
    try (var scene = new WarmScene(5)) {
      CatalogueHeader generation = scene.generation();
      scene.redis().flushall();
      await().atMost(30, SECONDS).until(() -> scene.present(generation).size() == 5);

      scene.redis().del(scene.key(generation, 3));
      await().atMost(30, SECONDS).until(() -> scene.present(generation).size() == 5);
      assertThat(scene.redis().get(scene.key(generation, 3)))
          .isEqualTo(scene.stored(generation, 3));
    }
  }
}
