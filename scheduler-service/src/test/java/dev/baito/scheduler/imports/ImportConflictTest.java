package dev.baito.scheduler.imports;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.SchedulerLock;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps an import out, and what it leaves behind when it fails: nothing. */
@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
final class ImportConflictTest extends ImportTestBase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void import_isRefusedWhileARunIsActive() throws SQLException {
    good().apply();
    List<String> before = state();
    execute(
        "INSERT INTO catalogue_request (as_of, behavior_mark, behavior_window_ms) VALUES (now(), 0, 0)");
    // A run of the distant past in both active states; the driver leaves it alone, as nothing is
    // built.
    for (String active : List.of("waiting", "running")) {
      execute(
          """
          INSERT INTO run (state, as_of, generation_id, revision, behavior_mark, top_k, batch_size,
            unknown_policy, exclude_seen, behavior_window_ms, behavior_half_life_ms, static_weight,
            planned_users, planned_batches, created_at)
          SELECT '%s', now(), max(generation_id), 1, 0, 40, 100, 'accept', 'applied', 0, 1, 0, 100,
            1, now()
          FROM catalogue_request
          """
              .formatted(active));
      upload()
          .with("users", "user_id\n99\n")
          .send()
          .statusCode(409)
          .body("code", equalTo("BAITO-IMP-006"), "detail", containsString("is active"));
      execute("TRUNCATE run CASCADE");
    }
    assertThat(state()).isEqualTo(before);
    upload().with("users", "user_id\n99\n").apply();
  }

  @Test
  void secondImport_isRefusedWhileOneIsUnderWay() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection blocker = dataSource.getConnection();
        Statement statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute("LOCK TABLE job IN SHARE MODE");
      Callable<Integer> whole = () -> good().send().extract().statusCode();
      Future<Integer> first = threads.submit(whole);
      await().atMost(PATIENCE).until(this::importUnderWay);

      upload()
          .with("cities", CITIES)
          .send()
          .statusCode(409)
          .body("code", equalTo("BAITO-IMP-006"), "detail", containsString("Another import"));

      blocker.rollback();
      assertThat(first.get(30, SECONDS)).isEqualTo(200);
    }
    assertThat(query("SELECT count(*) FROM job")).containsExactly("3");
  }

  @Test
  void statementThatTakesTooLong_changesNothing(@TempDir Path temp) throws Exception {
    Path jobs = Files.writeString(temp.resolve("jobs.csv"), "job_id,title\n1,Cook\n");
    ImportService impatient = serviceWith("baito.scheduler.imports.statement-timeout", "300ms");
    try (Connection blocker = dataSource.getConnection();
        Statement statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute("LOCK TABLE job IN SHARE MODE");

      assertThatThrownBy(
              () -> impatient.run(new ImportRequest(Map.of(ImportFile.JOBS, jobs), false, false)))
          .isInstanceOfSatisfying(
              BaitoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IMPORT_TIMEOUT))
          .hasMessageContaining("statement-timeout");
      blocker.rollback();
    }
    assertThat(query("SELECT count(*) FROM job")).containsExactly("0");
    // The connection went back to the pool without the limits of the import.
    for (int i = 0; i < 3; i++) {
      assertThat(query("SHOW statement_timeout")).containsExactly("0");
    }
    good().apply();
  }

  @Test
  void temporaryFiles_areGoneWhenTheRequestEnds() throws Exception {
    good().with("jobs", JOBS + "x,bad,,,,,\n").apply();
    upload().with("jobs", "nonsense\n").send().statusCode(422);

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(folder.path()).isEmptyDirectory());
  }

  private boolean importUnderWay() throws SQLException {
    long key = SchedulerLock.CATALOGUE_SOURCE.key();
    return !query(
            "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = %d AND objid = %d"
                .formatted(key >>> 32, key & 0xFFFF_FFFFL))
        .isEmpty();
  }
}
