package dev.baito.scheduler.runs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.RunClient;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class RunPagesTest {
  @Inject Neighbours neighbours;

  private final List<Long> newestFirst = new ArrayList<>();

  @BeforeEach
  void five_runs() {
    neighbours.clear();
    for (int i = 0; i < 5; i++) {
      newestFirst.addFirst(RunClient.create("{}"));
    }
  }

  @Test
  void pages_hold_every_run_once_newest_first() {
    var seen = new ArrayList<Long>();
    String query = "limit=2";
    for (int page = 0; page < 3; page++) {
      JsonPath runs = page(query);
      seen.addAll(runs.getList("runs.run_id", Long.class));
      query = "limit=2&before=" + runs.getString("next_before");
    }
    assertThat(seen).containsExactlyElementsOf(newestFirst);
    assertThat(query).endsWith("null");
  }

  @Test
  void page_is_not_moved_by_runs_that_come_in_between() {
    String before = page("limit=2").getString("next_before");
    RunClient.create("{}");
    assertThat(page("limit=2&before=" + before).getList("runs.run_id", Long.class))
        .containsExactly(newestFirst.get(2), newestFirst.get(3));
  }

  @Test
  void state_selects_runs() {
    given().post("/runs/" + newestFirst.get(1) + "/cancel").then().statusCode(200);
    assertThat(page("state=cancelled").getList("runs.run_id", Long.class))
        .containsExactly(newestFirst.get(1));
    assertThat(page("state=waiting").getList("runs.run_id")).hasSize(4);
    assertThat(page("state=active").getList("runs.run_id", Long.class))
        .containsExactly(
            newestFirst.get(0), newestFirst.get(2), newestFirst.get(3), newestFirst.get(4));
    assertThat(page("state=completed").getList("runs")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "state=sleeping"})
  void parameter_out_of_range_is_refused(String query) {
    given()
        .get("/runs?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("BAITO-API-002"));
  }

  private static JsonPath page(String query) {
    return given().get("/runs?" + query).then().statusCode(200).extract().jsonPath();
  }
}
