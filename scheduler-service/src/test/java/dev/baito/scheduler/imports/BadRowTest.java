package dev.baito.scheduler.imports;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bad row goes, whole, among the rejects; the good rows load. */
@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
final class BadRowTest extends ImportTestBase {
  private static final String BAD_JOBS =
      """
      job_id,title,city_code,salary_type,salary_min
      1,Cook,13101,,
      x,"wrong
      type",13101,,
      2,unknown city,99999,,
      3,"say "hi"",13101,,
      1,duplicate,13101,,
      4,no salary type,,,5
      5,Driver,,,
      6,fields
      """;

  @Test
  void badRows_areKeptWholeAndTheGoodOnesLoad() throws SQLException {
    ImportReport report = upload().with("cities", CITIES).with("jobs", BAD_JOBS).apply();

    assertThat(query("SELECT title FROM job ORDER BY job_id")).containsExactly("Cook", "Driver");
    assertThat(file(report, "jobs"))
        .isEqualTo(new FileReport("jobs", 8, 2, 0, 0, 6, 0, 0, List.of()));
    assertThat(report.rejected()).isEqualTo(6);
    assertThat(report.rejects())
        .containsExactly(
            new Reject("jobs", 3, "job_id", "not a whole number of at least 1"),
            new Reject("jobs", 5, "city_code", "unknown city_code"),
            new Reject(
                "jobs", 6, "", "text after a closing quote: quotes inside a field must be doubled"),
            new Reject("jobs", 7, "job_id", "the same key as an earlier row of the file"),
            new Reject("jobs", 8, "salary_type", "empty, but required where a salary is given"),
            new Reject("jobs", 10, "", "2 fields where the header row has 5"));
    assertThat(given().get("/imports/{id}/rejects", report.importId()).asString())
        .isEqualTo(
            """
            file,line,column,reason,row
            jobs,3,job_id,not a whole number of at least 1,"x,""wrong
            type"",13101,,"
            jobs,5,city_code,unknown city_code,"2,unknown city,99999,,"
            jobs,6,,text after a closing quote: quotes inside a field must be doubled,"3,""say ""hi""\"",13101,,"
            jobs,7,job_id,the same key as an earlier row of the file,"1,duplicate,13101,,"
            jobs,8,salary_type,"empty, but required where a salary is given","4,no salary type,,,5"
            jobs,10,,2 fields where the header row has 5,"6,fields"
            """);
  }

  @Test
  void strictImport_changesNothingForASingleBadRow() throws SQLException {
    good().apply();
    List<String> before = state();

    JsonPath problem =
        upload()
            .with("cities", CITIES.replace("千代田区", "changed"))
            .with("users", USERS + "12,nowhere,,,,\n")
            .strict()
            .send()
            .statusCode(422)
            .contentType("application/problem+json")
            .body("code", equalTo("BAITO-IMP-005"))
            .body("detail", containsString("1 bad row"))
            .body("report.state", equalTo("refused"))
            .body("report.rejects", hasSize(1))
            .body("report.rejects[0].file", equalTo("users"))
            .body("report.rejects[0].line", equalTo(4))
            .body("report.rejects[0].column", equalTo("city_code"))
            .body("report.reasons.count", contains(1))
            .extract()
            .jsonPath();

    assertThat(state()).isEqualTo(before);
    long importId = problem.getLong("import_id");
    assertThat(rejectedRows(importId))
        .containsExactly("users,4,city_code,unknown city_code,\"12,nowhere,,,,\"");
    given()
        .get("/imports/{id}", importId)
        .then()
        .statusCode(200)
        .body("state", equalTo("refused"), "rejected", equalTo(1));
  }

  @Test
  void strictImport_ofGoodFilesIsApplied() throws SQLException {
    assertThat(good().strict().apply().state()).isEqualTo("applied");
    assertThat(query("SELECT count(*) FROM behavior")).containsExactly("3");
  }

  @Test
  void strayByte_isABadRowAndIsShownInHexadecimal() throws SQLException {
    byte[] latin1 =
        "job_id,title\n1,caf\u00E9\n2,ok\n3,ok\n4,a\0b\n5,ok\n6,ok\n".getBytes(ISO_8859_1);

    ImportReport report = upload().with("jobs", latin1).apply();

    assertThat(rejectedRows(report.importId()))
        .containsExactly(
            "jobs,2,title,not UTF-8,\"1,caf\\xE9\"",
            "jobs,5,title,holds a NUL character,\"4,a\\x00b\"");
    assertThat(query("SELECT count(*) FROM job")).containsExactly("4");
  }

  @Test
  void users_mustNameKnownCitiesOnce() {
    ImportReport report =
        upload()
            .with("cities", CITIES + "13101,again,,1,1\n")
            .with("users", "user_id,city_code\n1,13101\n2,0\n1,27100\n3,\n")
            .apply();

    assertThat(report.rejects())
        .containsExactly(
            new Reject("cities", 4, "city_code", "the same key as an earlier row of the file"),
            new Reject("users", 3, "city_code", "unknown city_code"),
            new Reject("users", 4, "user_id", "the same key as an earlier row of the file"));
  }

  @Test
  void badRow_doesNotKeepAGoodOneOfItsKeyOut() throws SQLException {
    ImportReport report =
        upload().with("jobs", "job_id,title,city_code\n1,,\n1,unknown,99\n1,good,\n").apply();

    assertThat(file(report, "jobs").rejected()).isEqualTo(2);
    assertThat(query("SELECT title FROM job")).containsExactly("good");
  }

  @Test
  void behaviors_mustNameUsersAndJobsThatAreThere() throws SQLException {
    ImportReport report =
        good()
            .with(
                "behaviors",
                BEHAVIORS
                    + "99,1,view,2026-01-02T03:04:05Z\n10,99,view,2026-01-02T03:04:05Z\n98,99,view,2026-01-02T03:04:05Z\n")
            .apply();

    assertThat(report.rejects())
        .containsExactly(
            new Reject("behaviors", 5, "user_id", "unknown user_id"),
            new Reject("behaviors", 6, "job_id", "unknown job_id"),
            new Reject("behaviors", 7, "user_id", "unknown user_id"));
    assertThat(query("SELECT count(*) FROM behavior")).containsExactly("3");
  }

  @Test
  void manyBadRows_areCountedByReasonAndShownInPart() {
    var csv = new StringBuilder("job_id,title,city_code\n");
    for (int i = 1; i <= 3_000; i++) {
      csv.append(i).append(i % 3 == 0 ? ",," : i % 3 == 1 ? ",t,nowhere" : ",t,").append('\n');
    }

    ImportReport report = upload().with("jobs", csv.toString().getBytes(UTF_8)).apply();

    assertThat(report.rejected()).isEqualTo(2_000);
    assertThat(report.rejects()).hasSize(20).last().extracting(Reject::line).isEqualTo(31L);
    assertThat(report.reasons())
        .containsExactlyInAnyOrder(
            new ReasonCount("jobs", "title", "empty, but required", 1_000),
            new ReasonCount("jobs", "city_code", "unknown city_code", 1_000));
    List<String> rows = rejectedRows(report.importId());
    assertThat(rows).hasSize(2_000);
    assertThat(rows).last().isEqualTo("jobs,3001,title,\"empty, but required\",\"3000,,\"");
  }
}
