package dev.baito.scheduler.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.baito.local.testing.EmbeddedStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
final class ImportTest extends ImportTestBase {

  @Test
  void goodFiles_areLoadedAsTheyAre() throws SQLException {
    ImportReport report = good().apply();

    assertThat(report.state()).isEqualTo("applied");
    assertThat(report.rejected()).isZero();
    assertThat(report.warnings()).isEmpty();
    assertThat(report.files())
        .extracting(FileReport::file)
        .containsExactly("cities", "jobs", "users", "behaviors");
    assertThat(report.files()).extracting(FileReport::inserted).containsExactly(2L, 3L, 2L, 3L);
    assertThat(
            query(
                "SELECT (city_code, name, region_code, latitude, longitude)::text FROM city ORDER BY 1"))
        .containsExactly("(13101,千代田区,13,35.69402,139.7536)", "(27100,大阪市,27,34.69374,135.50218)");
    assertThat(
            query(
                "SELECT (job_id, title, city_code, salary_type, salary_min, salary_max, features, vector)::text FROM job ORDER BY job_id"))
        .containsExactly(
            "(1,Cook,13101,HOURLY,1200,1500.5,\"{night-shift,skill:Cooking}\",)",
            "(2,Driver,27100,\"\",,,{},)",
            "(3,Tester,\"\",YEARLY,,6000000,{},)");
    assertThat(
            query(
                "SELECT (user_id, city_code, max_distance_km, salary_min, employment_types)::text FROM user_profile ORDER BY user_id"))
        .containsExactly("(10,13101,12.5,1000,\"{FULL,PART}\")", "(11,\"\",,,{})");
    assertThat(
            query(
                "SELECT user_id || '/' || job_id || '/' || action || '/' || (occurred_at AT TIME ZONE 'UTC') FROM behavior ORDER BY user_id, job_id"))
        .containsExactly(
            "10/1/view/2026-01-02 03:04:05",
            "10/2/apply/2026-01-02 03:04:05.123456",
            "11/1/click/2026-01-02 03:04:05");
  }

  @Test
  void report_canBeReadAgain() {
    ImportReport report = good().apply();

    assertThat(given().get("/imports/{id}", report.importId()).as(ImportReport.class))
        .isEqualTo(report);
    given().get("/imports/999999").then().statusCode(404).body("code", equalTo("BAITO-IMP-008"));
    given()
        .get("/imports/999999/rejects")
        .then()
        .statusCode(404)
        .body("code", equalTo("BAITO-IMP-008"));
  }
}
