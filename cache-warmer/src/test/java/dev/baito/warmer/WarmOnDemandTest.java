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
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without a schedule Redis is looked at after a build, and when somebody asks. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
@TestProfile(WarmOnDemandTest.Never.class)
class WarmOnDemandTest {
  private static final int BLOCKS = 5;

  /** Never looks by itself. */
  public static final class Never implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("baito.warmer.warm-every", "0");
    }
  }

  @Test
  void what_is_lost_stays_lost_until_somebody_asks() {
    try (var scene = new WarmScene(BLOCKS)) {
      CatalogueHeader generation = scene.generation();
      JsonPath built =
          scene.awaitState(now ->
              now.getString("state").equals("complete")
                  && now.getLong("generation_id") == generation.generationId());
      scene.redis().flushall();
      await()
          .during(2, SECONDS)
          .atMost(5, SECONDS)
          .until(() -> scene.present(generation).isEmpty());

      JsonPath asked = scene.warm();

      assertThat(asked.getLong("pass")).isEqualTo(built.getLong("pass") + 1);
      assertThat(asked.getInt("written")).isEqualTo(BLOCKS);
      assertThat(scene.present(generation)).hasSize(BLOCKS);
    }
  }
}
