package dev.baito.scheduler.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.baito.catalogue.LocationOrder;
import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.SmallChunks;
import dev.baito.wage.HourlyWage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallChunks.class)
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

  @Test
  void sameFilesAgain_changeNothing() throws SQLException {
    good().apply();
    List<String> before = state();

    ImportReport again = good().apply();

    assertThat(again.files()).extracting(FileReport::unchanged).containsExactly(2L, 3L, 2L, 3L);
    assertThat(again.files())
        .allMatch(f -> f.inserted() == 0 && f.updated() == 0 && f.removed() == 0);
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void changedRows_replaceTheOlderOnesAndLeaveTheRest() throws SQLException {
    good().apply();

    ImportReport report =
        upload().with("jobs", JOBS.replace("Cook", "Chef").replace("3,Tester", "4,Tester")).apply();

    assertThat(file(report, "jobs"))
        .isEqualTo(new FileReport("jobs", 3, 1, 1, 1, 0, 0, 0, List.of()));
    assertThat(query("SELECT job_id || title FROM job ORDER BY 1"))
        .containsExactly("1Chef", "2Driver", "3Tester", "4Tester");
    assertThat(query("SELECT title FROM job WHERE job_id = 1 AND salary_max = 1500.5"))
        .containsExactly("Chef");
  }

  @Test
  void columns_mayStandInAnyOrderAndUnknownOnesAreNamedInOneWarning() throws SQLException {
    ImportReport report =
        upload()
            .with(
                "cities", "remark,longitude,city_code,latitude,tag\nx,139.7,A,35.6,y\nx,1,B,2,y\n")
            .apply();

    assertThat(report.files().getFirst().warnings())
        .containsExactly("columns that are not read: remark, tag");
    assertThat(query("SELECT (city_code, name, latitude, longitude)::text FROM city ORDER BY 1"))
        .containsExactly("(A,\"\",35.6,139.7)", "(B,\"\",2,1)");
  }

  @Test
  void gzip_isToldByItsFirstBytes() throws IOException, SQLException {
    upload().with("cities", gzip(CITIES)).apply();

    assertThat(query("SELECT count(*) FROM city")).containsExactly("2");
  }

  @Test
  void byteOrderMarkCrlfQuotesAndLineBreaksInFields_areReadAsMeant() throws SQLException {
    ImportReport report =
        upload()
            .with(
                "jobs",
                "\uFEFFjob_id,title,description\r\n"
                    + "1,\"Cook, \"\"head\"\"\",\"first line\r\nsecond\nthird\"\r\n"
                    + "\r\n"
                    + "2,\u3000 Driver \u3000,\r\n"
                    + "3,,\"no\ntitle\"\r\n"
                    + "4,Last,")
            .apply();

    assertThat(file(report, "jobs").inserted()).isEqualTo(3);
    assertThat(report.rejects())
        .containsExactly(new Reject("jobs", 7, "title", "empty, but required"));
    assertThat(query("SELECT title || '|' || description FROM job ORDER BY job_id"))
        .containsExactly("Cook, \"head\"|first line\r\nsecond\nthird", "Driver|", "Last|");
    assertThat(query("SELECT raw FROM import_reject")).containsExactly("3,,\"no\ntitle\"");
  }

  @Test
  void names_areTrimmedAndTakenOnce() throws SQLException {
    upload().with("jobs", "job_id,title,features\n1,Cook, b || a |b|\u3000a| \n").apply();

    assertThat(query("SELECT features::text FROM job")).containsExactly("{b,a}");
  }

  @Test
  void amounts_arriveExactly() throws SQLException {
    var random = new Random(7);
    var csv = new StringBuilder("job_id,title,salary_type,salary_max\n");
    var expected = new ArrayList<String>();
    for (int i = 1; i <= 2_000; i++) {
      long bound = (long) Math.pow(10, random.nextInt(16));
      BigDecimal amount = BigDecimal.valueOf(random.nextLong(bound + 1), random.nextInt(5));
      csv.append(i).append(",t,DAILY,").append(amount.toPlainString()).append('\n');
      expected.add(amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString());
    }
    csv.append("2001,t,DAILY,100000000000\n");
    expected.add("100000000000");

    ImportReport report = upload().with("jobs", csv.toString()).apply();

    // Amounts above the limit are the only ones that are missing.
    expected.removeIf(text -> new BigDecimal(text).compareTo(HourlyWage.MAX_AMOUNT) > 0);
    assertThat(query("SELECT salary_max::text FROM job ORDER BY job_id"))
        .hasSize(2_001 - (int) report.rejected())
        .containsExactlyElementsOf(expected);
  }

  @Test
  void behaviors_thatRepeatCountOnce() throws SQLException {
    ImportReport report =
        good()
            .with(
                "behaviors",
                BEHAVIORS
                    + "10,1,view,2026-01-02T03:04:05.000000999Z\n10,1,click,2026-01-02T03:04:05Z\n")
            .apply();

    assertThat(file(report, "behaviors"))
        .isEqualTo(new FileReport("behaviors", 5, 4, 0, 0, 0, 1, 0, List.of()));
    assertThat(query("SELECT count(*) FROM behavior")).containsExactly("4");
  }

  @Test
  void cities_getTheirPlaceInTheLocationOrder() throws SQLException {
    good().apply();

    assertThat(query("SELECT location_order FROM city WHERE city_code = '13101'"))
        .containsExactly(Long.toString(LocationOrder.of(35.69402, 139.7536)));
  }

  @Test
  void headerWithoutRows_isAnEmptyFile() {
    ImportReport report = upload().with("users", "user_id\n").apply();

    assertThat(file(report, "users"))
        .isEqualTo(new FileReport("users", 0, 0, 0, 0, 0, 0, 0, List.of()));
  }
}
