package dev.baito.scheduler.recommendations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class RecommendationTest {
  @Inject Neighbours neighbours;

  @BeforeEach
  void lists() {
    neighbours.clear();
    neighbours.run("INSERT INTO city VALUES ('13101', '千代田区', '13', 35.69, 139.75, 1)");
    neighbours.run(
        """
        INSERT INTO job (job_id, title, employer_id, city_code, category, employment_type,
          salary_type, salary_min, salary_max, features, description)
        VALUES (11, '看護師', 'e1', '13101', '看護', '正社員', 'HOURLY', 1950, 2100.5, '{}', ''),
          (12, 'Remote', 'e2', '', '', '', '', null, null, '{}', '')
        """);
    neighbours.run(
        """
        INSERT INTO user_profile (user_id, city_code, salary_type, employment_types,
          required_features, preferred_categories, keywords)
        VALUES (1, '13101', '', '{}', '{}', '{看護,介護}', '夜勤 病棟')
        """);
    neighbours.run(
        """
        INSERT INTO current_list VALUES
          (1, 3, 4, 5, '{12, 11, 99}', '{0.5, 0.1, 1e-5}', '2026-01-31T00:00:00Z'),
          (2, 3, 4, 5, '{}', '{}', '2026-01-31T00:00:00Z')
        """);
  }

  @Test
  void list_is_shown_best_first_with_what_is_known_of_the_jobs() {
    assertThat(given().get("/users/1/recommendations").then().statusCode(200).extract().asString())
        .isEqualToIgnoringWhitespace(
            """
            {"user_id":1,"user":{"city_code":"13101","city_name":"千代田区",
            "keywords":"夜勤 病棟","preferred_categories":["看護","介護"]},"generation_id":3,"revision":4,"run_id":5,
            "updated_at":"2026-01-31T00:00:00Z","recommendations":[
            {"rank":1,"job_id":12,"score":0.5,"title":"Remote","employer_id":"e2",
            "city_code":"","city_name":"","category":"","employment_type":"","salary_type":""},
            {"rank":2,"job_id":11,"score":0.1,"title":"看護師","employer_id":"e1",
            "city_code":"13101","city_name":"千代田区","category":"看護","employment_type":"正社員",
            "salary_type":"HOURLY","salary_min":1950,"salary_max":2100.5},
            {"rank":3,"job_id":99,"score":1.0E-5,"title":"","employer_id":"",
            "city_code":"","city_name":"","category":"","employment_type":"","salary_type":""}]}
            """);
  }

  @Test
  void empty_list_is_a_list() {
    given()
        .get("/users/2/recommendations")
        .then()
        .statusCode(200)
        .body("recommendations.size()", equalTo(0))
        .body("user.keywords", equalTo(""))
        .body("run_id", equalTo(5));
  }

  @Test
  void user_without_a_list_is_a_problem() {
    given()
        .get("/users/3/recommendations")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("BAITO-API-001"));
  }
}
