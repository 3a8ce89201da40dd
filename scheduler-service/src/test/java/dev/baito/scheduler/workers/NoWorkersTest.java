package dev.baito.scheduler.workers;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
final class NoWorkersTest {
  @Test
  void without_workers_the_problem_names_the_setting() {
    given()
        .get("/users/1/recommendations/10/explanation")
        .then()
        .statusCode(503)
        .body("code", equalTo("BAITO-API-012"))
        .body("detail", containsString("baito.scheduler.workers.urls"));
  }
}
