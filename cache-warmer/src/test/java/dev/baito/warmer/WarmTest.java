package dev.baito.warmer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.baito.catalogue.CatalogueHeader;
import dev.baito.local.testing.EmbeddedStack;
import dev.baito.warmer.fixture.WarmScene;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code POST /warm} brings back into Redis, and what it does where it cannot. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class WarmTest {
  private static final int BLOCKS = 40;

  private WarmScene scene;

  @BeforeEach
  void open() {
    scene = new WarmScene(BLOCKS);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void after_a_flush_all_blocks_come_back() {
    CatalogueHeader generation = scene.warmedGeneration();
    scene.redis().flushall();

    JsonPath state = scene.warm();

    assertThat(state.getString("state")).isEqualTo("complete");
    assertThat(state.getLong("generation_id")).isEqualTo(generation.generationId());
    assertThat(state.getInt("blocks")).isEqualTo(BLOCKS);
    assertThat(state.getInt("present")).isEqualTo(BLOCKS);
    assertThat(state.getInt("written")).isEqualTo(BLOCKS);
    assertThat(state.getInt("readiness_percent")).isEqualTo(100);
    for (int no = 0; no < BLOCKS; no++) {
      assertThat(scene.redis().get(scene.key(generation, no)))
          .isEqualTo(scene.stored(generation, no));
      assertThat(scene.redis().ttl(scene.key(generation, no))).isPositive();
    }
  }

  @Test
  void of_what_is_there_nothing_is_written() {
    CatalogueHeader generation = scene.warmedGeneration();
    byte[] mark = {1};
    IntStream.range(0, BLOCKS).forEach(no -> scene.redis().set(scene.key(generation, no), mark));
    scene.redis().del(scene.key(generation, 7), scene.key(generation, 30));

    JsonPath state = scene.warm();

    assertThat(state.getInt("written")).isEqualTo(2);
    assertThat(IntStream.range(0, BLOCKS))
        .filteredOn(no -> scene.redis().get(scene.key(generation, no)).length > 1)
        .containsExactly(7, 30);
    assertThat(scene.warm().getInt("written")).isZero();
  }

  /** The build fills Redis in the order of the blocks, which is another than that of need. */
  @ParameterizedTest
  @ValueSource(strings = {"noeviction", "allkeys-lru"})
  void where_not_all_fit_those_needed_most_are_there(String policy) {
    scene.redis().flushall();
    String before = scene.redis().configGet("maxmemory").get("maxmemory");
    String policyBefore = scene.redis().configGet("maxmemory-policy").get("maxmemory-policy");
    try {
      scene.redis().configSet("maxmemory-policy", policy);
      scene.redis().configSet("maxmemory", Long.toString(usedBytes() + 1_000_000));
      CatalogueHeader generation = scene.generation();

      JsonPath state =
          scene.awaitState(now ->
              now.getString("state").equals("full")
                  && now.getLong("generation_id") == generation.generationId());

      List<Integer> present = scene.present(generation);
      assertThat(present).hasSizeBetween(5, BLOCKS - 5);
      assertThat(present)
          .containsExactlyInAnyOrderElementsOf(scene.byNeed(generation).subList(0, present.size()));
      assertThat(state.getInt("present")).isEqualTo(present.size());
      assertThat(state.getInt("readiness_percent"))
          .isBetween(100 * present.size() / BLOCKS + 1, 99);
    } finally {
      scene.redis().configSet("maxmemory", before);
      scene.redis().configSet("maxmemory-policy", policyBefore);
    }

    assertThat(scene.warm().getString("state")).isEqualTo("complete");
  }

  @Test
  void while_redis_is_down_it_says_so_and_afterwards_it_goes_on_by_itself() {
    CatalogueHeader generation = scene.generation();
    EmbeddedStack.stopServer("redis");
    try {
      JsonPath state = scene.warm();

      assertThat(state.getString("state")).isEqualTo("failed");
      assertThat(state.getString("failure.code")).isEqualTo("BAITO-API-005");
      assertThat(state.getString("failure.detail")).contains("Redis");
      RestAssured.get("/q/health/ready")
          .then()
          .statusCode(200)
          .body("checks.find { it.name == 'redis-blocks' }.data.state", equalTo("failed"));
    } finally {
      EmbeddedStack.startServer("redis");
    }
    scene.awaitState(state -> state.getString("state").equals("complete"));
    assertThat(scene.present(generation)).hasSize(BLOCKS);
  }

  @Test
  void without_a_generation_there_is_nothing_to_warm() {
    RestAssured.post("/warm")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("BAITO-CAT-003"));
  }

  private long usedBytes() {
    return scene
        .redis()
        .info("memory")
        .lines()
        .filter(line -> line.startsWith("used_memory:"))
        .mapToLong(line -> Long.parseLong(line.substring("used_memory:".length()).strip()))
        .findFirst()
        .orElseThrow();
  }
}
