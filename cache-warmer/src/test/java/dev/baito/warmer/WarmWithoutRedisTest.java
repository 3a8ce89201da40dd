package dev.baito.warmer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.local.testing.EmbeddedStack;
import dev.baito.warmer.fixture.WarmScene;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** There need not be a Redis: generations are built, and there is nothing to warm. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
@TestProfile(WarmWithoutRedisTest.NoRedis.class)
class WarmWithoutRedisTest {
  /** Names no Redis. */
  public static final class NoRedis implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("baito.redis.url", "");
    }
  }

  @Test
  void who_asks_is_told_and_generations_are_built() {
    try (var scene = new WarmScene(2)) {
      scene.redis().flushall();
      CatalogueHeader generation = scene.generation();

      RestAssured.given()
          .post("/warm")
          .then()
          .statusCode(409)
          .body("code", equalTo("BAITO-CAT-006"))
          .body("detail", containsString("set baito.redis.url"));
      RestAssured.get("/warm").then().statusCode(200).body("state", equalTo("off"));
      RestAssured.get("/q/health/ready").then().statusCode(200);
      assertThat(scene.present(generation)).isEmpty();
    }
  }
}
