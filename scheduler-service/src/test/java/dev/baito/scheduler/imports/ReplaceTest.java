package dev.baito.scheduler.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code replace=true}: what the files given no longer hold is removed. */
@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
final class ReplaceTest extends ImportTestBase {
  private static final String JOB_1 = "job_id,title,city_code\n1,Cook,13101\n";

  @BeforeEach
  void loadGoodFiles() {
    good().apply();
  }

  @Test
  void sameFiles_changeNothing() throws SQLException {
    List<String> before = state();

    ImportReport report = good().replace().apply();

    assertThat(report.files()).allMatch(f -> f.unchanged() == f.rows() && f.removed() == 0);
    assertThat(report.warnings()).isEmpty();
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void removedJobs_takeTheirBehaviorsWithThem() throws SQLException {
    ImportReport report = upload().with("jobs", JOB_1).replace().apply();

    assertThat(file(report, "jobs").removed()).isEqualTo(2);
    assertThat(report.warnings())
        .containsExactly("behaviours that went with the users and jobs that were removed: 1");
    assertThat(query("SELECT job_id FROM job")).containsExactly("1");
    assertThat(query("SELECT DISTINCT job_id FROM behavior")).containsExactly("1");
    assertThat(query("SELECT count(*) FROM user_profile")).containsExactly("2");
  }

  @Test
  void removedUsers_takeTheirBehaviorsWithThem() throws SQLException {
    ImportReport report =
        upload()
            .with("users", "user_id\n11\n")
            .with(
                "behaviors", "user_id,job_id,action,occurred_at\n10,1,view,2026-01-02T03:04:05Z\n")
            .replace()
            .apply();

    assertThat(file(report, "users"))
        .isEqualTo(new FileReport("users", 1, 0, 0, 1, 0, 0, 1, List.of()));
    assertThat(file(report, "behaviors"))
        .isEqualTo(new FileReport("behaviors", 1, 0, 0, 0, 1, 0, 3, List.of()));
    assertThat(query("SELECT count(*) FROM behavior")).containsExactly("0");
  }

  @Test
  void behaviors_areReplaced() throws SQLException {
    ImportReport report =
        upload()
            .with(
                "behaviors",
                "user_id,job_id,action,occurred_at\n10,1,view,2026-01-02T03:04:05Z\n10,3,view,2026-01-02T03:04:05Z\n")
            .replace()
            .apply();

    assertThat(file(report, "behaviors"))
        .isEqualTo(new FileReport("behaviors", 2, 1, 0, 1, 0, 0, 2, List.of()));
    assertThat(query("SELECT job_id FROM behavior ORDER BY 1")).containsExactly("1", "3");
  }

  @Test
  void citiesThatAJobOrUserNames_areKeptWithAWarning() throws SQLException {
    upload().with("cities", "city_code,latitude,longitude\n01100,43,141\n").apply();

    ImportReport report =
        upload()
            .with("cities", "city_code,latitude,longitude\n40130,33.6,130.4\n")
            .replace()
            .apply();

    assertThat(query("SELECT city_code FROM city ORDER BY 1"))
        .containsExactly("13101", "27100", "40130");
    assertThat(file(report, "cities").removed()).isEqualTo(1);
    assertThat(report.warnings())
        .containsExactly(
            "cities kept, though the file no longer holds them, because stored jobs or users name them: 13101, 27100");
  }

  @Test
  void replacedCities_decideWhichCitiesNewRowsMayName() throws SQLException {
    // 27100 has to stay for the stored jobs, yet the files do not hold it.
    ImportReport report =
        upload()
            .with("cities", CITIES.replaceAll("27100.*\n", ""))
            .with("users", "user_id,city_code\n20,27100\n21,13101\n")
            .replace()
            .apply();

    assertThat(report.rejects())
        .containsExactly(new Reject("users", 2, "city_code", "unknown city_code"));
    assertThat(query("SELECT city_code FROM city ORDER BY 1")).containsExactly("13101", "27100");
  }

  @Test
  void rowsThatAreBadInTheFile_stayAsTheyWere() throws SQLException {
    ImportReport report =
        upload()
            .with(
                "cities",
                "city_code,latitude,longitude\n13101,north,139\n27100,34.69374,135.50218\n")
            .with("jobs", "job_id,title,city_code\n1,,\n2,Driver,99999\n")
            .with("users", "user_id,max_distance_km\n10,near\n11,\n")
            .replace()
            .apply();

    assertThat(query("SELECT job_id || title || city_code FROM job ORDER BY 1"))
        .containsExactly("1Cook13101", "2Driver27100");
    assertThat(query("SELECT user_id FROM user_profile ORDER BY 1")).containsExactly("10", "11");
    assertThat(query("SELECT latitude FROM city WHERE city_code = '13101'"))
        .containsExactly("35.69402");
    assertThat(report.warnings())
        .containsExactly(
            "jobs kept as they were, because the file holds them in bad rows: 2",
            "users kept as they were, because the file holds them in bad rows: 1",
            "cities kept as they were, because the file holds them in bad rows: 1");
  }

  @Test
  void emptyFile_removesEverything() throws SQLException {
    ImportReport report = upload().with("users", "user_id\n").replace().apply();

    assertThat(file(report, "users").removed()).isEqualTo(2);
    assertThat(query("SELECT count(*) FROM behavior")).containsExactly("0");
  }
}
