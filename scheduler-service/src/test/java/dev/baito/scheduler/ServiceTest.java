package dev.baito.scheduler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class ServiceTest {
  @Test
  void readiness_asks_the_database() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body("checks.name", hasItem(containsString("postgresql")));
  }

  @Test
  void api_is_described_with_the_names_it_uses() {
    JsonPath api =
        given().get("/q/openapi?format=json").then().statusCode(200).extract().jsonPath();
    assertThat(api.getMap("paths").keySet().stream().map(Object::toString))
        .contains(
            "/runs",
            "/runs/{run_id}",
            "/runs/{run_id}/cancel",
            "/runs/{run_id}/progress",
            "/runs/{run_id}/export",
            "/runs/{run_id}/report",
            "/runs/{run_id}/vectors/jobs",
            "/runs/{run_id}/vectors/users",
            "/users/{user_id}/recommendations",
            "/users/{user_id}/recommendations/{job_id}/explanation");
    assertThat(api.getMap("components.schemas.RunView.properties").keySet().toString())
        .contains("run_id", "generation_id", "first_published_at");
    assertThat(api.getMap("components.schemas.RunRequest.properties").keySet().toString())
        .contains("as_of", "top_k", "batch_size", "behavior_half_life", "generation_id");
  }
}
