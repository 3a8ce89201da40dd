package dev.baito.scheduler.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.SchedulerLock;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.RunClient;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class CleanUpTest {
  @Inject Neighbours neighbours;
  @Inject Database database;
  @Inject CleanUp cleanUp;

  @BeforeEach
  void empty() {
    neighbours.clear();
  }

  @Test
  void newest_ended_runs_are_kept_and_of_the_others_nothing() {
    neighbours.users(LongStream.rangeClosed(1, 20)); // several chunks of 7 rows
    var runs = new ArrayList<Long>();
    for (int i = 0; i < 5; i++) {
      long runId = RunClient.create("{\"batch_size\":2}");
      runs.add(runId);
      neighbours.buildGeneration(runId);
      neighbours.awaitPublished(runId);
      for (int batchNo = 0; batchNo < 10; batchNo++) {
        neighbours.complete(runId, batchNo);
      }
      neighbours.awaitState(runId, "completed");
      neighbours.run(
          "INSERT INTO run_failure SELECT $1, i, 0, 'r', 'd' FROM generate_series(1, 9) i", runId);
    }
    cleanUp.run();
    for (String table :
        List.of("run", "user_batch", "run_list", "run_failure", "batch_completion")) {
      assertThat(neighbours.number("SELECT count(DISTINCT run_id) FROM " + table))
          .as(table)
          .isEqualTo(3);
      assertThat(neighbours.number("SELECT min(run_id) FROM " + table))
          .as(table)
          .isEqualTo(runs.get(2));
    }
    assertThat(neighbours.number("SELECT count(*) FROM run_list")).isEqualTo(60);
    given().get("/runs/" + runs.get(0)).then().statusCode(404);
    given().get("/runs/" + runs.get(4) + "/export").then().statusCode(200);
  }

  @Test
  void active_runs_are_kept_whatever_their_number() {
    for (int i = 0; i < 5; i++) {
      RunClient.create("{}");
    }
    // With runs active, the clean-up waits for them before it touches behaviours: end them
    // meanwhile.
    Thread cleaning = Thread.ofVirtual().start(cleanUp::run);
    await()
        .during(Duration.ofMillis(500))
        .atMost(Duration.ofSeconds(20))
        .until(() -> neighbours.number("SELECT count(*) FROM run") == 5);
    neighbours.run("UPDATE run SET state = 'cancelled', finished_at = now()");
    await().atMost(Duration.ofSeconds(30)).until(() -> !cleaning.isAlive());
    assertThat(neighbours.number("SELECT count(*) FROM run")).isEqualTo(5);
  }

  @Test
  void results_that_come_after_their_run_has_gone_go_too() {
    neighbours.run(
        "INSERT INTO run_list SELECT 999999999, i, 0, 'empty', '{}', '{}' FROM generate_series(1, 20) i");
    cleanUp.run();
    assertThat(neighbours.number("SELECT count(*) FROM run_list")).isZero();
  }

  @Test
  void old_behaviours_go_but_applications_stay() {
    neighbours.run(
        """
        INSERT INTO behavior
        SELECT u, 1, action, now() - make_interval(days => days), nextval('ingest_seq')
        FROM generate_series(1, 20) u, unnest(ARRAY['view', 'apply']) action,
          unnest(ARRAY[1, 399, 401, 2000]) days
        """);
    cleanUp.run();
    assertThat(neighbours.number("SELECT count(*) FROM behavior WHERE action = 'apply'"))
        .isEqualTo(80);
    assertThat(neighbours.number("SELECT count(*) FROM behavior WHERE action = 'view'"))
        .isEqualTo(40);
    assertThat(
            neighbours.number(
                "SELECT count(*) FROM behavior WHERE action = 'view' AND occurred_at < now() - interval '400 days'"))
        .isZero();
  }

  @Test
  void behaviours_stay_while_a_run_is_active() {
    neighbours.run(
        "INSERT INTO behavior VALUES (1, 1, 'view', now() - interval '500 days', nextval('ingest_seq'))");
    long runId = RunClient.create("{}");
    Thread cleaning = Thread.ofVirtual().start(cleanUp::run);
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(20))
        .until(() -> neighbours.number("SELECT count(*) FROM behavior") == 1);
    given().post("/runs/" + runId + "/cancel").then().statusCode(200);
    await().atMost(Duration.ofSeconds(30)).until(() -> !cleaning.isAlive());
    assertThat(neighbours.number("SELECT count(*) FROM behavior")).isZero();
  }

  @Test
  void old_letters_imports_and_lists_of_removed_users_go() {
    neighbours.users(LongStream.of(1));
    neighbours.run(
        """
        INSERT INTO dead_letter (entry_key, topic, attempts, reason, headers, last_received_at)
        SELECT 'at hand-made/0/' || i, 'hand-made', i, 'r', '{}',
          now() - make_interval(days => 50 - i) + interval '1 hour'
        FROM generate_series(1, 40) i
        """);
    neighbours.run(
        """
        WITH report AS (
          INSERT INTO import_report (state, started_at, finished_at, report)
          SELECT 'applied', t, t, '{}' FROM unnest(ARRAY[now() - interval '31 days', now()]) t
          RETURNING import_id
        )
        INSERT INTO import_reject
        SELECT import_id, i, 'jobs', i, 'c', 'r', 'raw' FROM report, generate_series(1, 20) i
        """);
    neighbours.run(
        "INSERT INTO current_list SELECT i, 1, 1, 1, '{}', '{}', now() FROM generate_series(1, 20) i");
    cleanUp.run();
    assertThat(neighbours.number("SELECT count(*) FROM dead_letter")).isEqualTo(21);
    assertThat(neighbours.number("SELECT min(attempts) FROM dead_letter")).isEqualTo(20);
    assertThat(neighbours.number("SELECT count(*) FROM import_report")).isEqualTo(1);
    assertThat(neighbours.number("SELECT count(*) FROM import_reject")).isEqualTo(20);
    assertThat(neighbours.number("SELECT sum(user_id)::bigint FROM current_list")).isEqualTo(1);
  }

  @Test
  void letters_that_the_ledger_of_a_kept_run_counts_stay_with_it() {
    neighbours.users(LongStream.rangeClosed(1, 3));
    long runId = RunClient.create("{}");
    given().post("/runs/" + runId + "/cancel").then().statusCode(200);
    for (String state : List.of("open", "parked", "discarded", "replaying", "replayed")) {
      long letter = neighbours.letter(runId, 0, "r", List.of(1L));
      neighbours.run("UPDATE dead_letter SET state = $2 WHERE dead_letter_id = $1", letter, state);
    }
    neighbours.run("UPDATE dead_letter SET last_received_at = now() - interval '31 days'");
    cleanUp.run();
    assertThat(neighbours.number("SELECT count(*) FROM dead_letter")).isEqualTo(4);
    assertThat(neighbours.number("SELECT count(*) FROM dead_letter WHERE state = 'replayed'"))
        .isZero();
    neighbours.run("DELETE FROM run");
    cleanUp.run();
    assertThat(neighbours.number("SELECT count(*) FROM dead_letter")).isZero();
  }

  @Test
  void old_replays_go_with_their_items() {
    neighbours.run(
        """
        WITH made AS (
          INSERT INTO replay (state, request, by_id, per_second, finished_at)
          SELECT 'done', '{}', true, 1, t
          FROM unnest(ARRAY[now() - interval '31 days', now() - interval '29 days']) t
          RETURNING replay_id
        )
        INSERT INTO replay_item SELECT replay_id, i FROM made, generate_series(1, 20) i
        """);
    cleanUp.run();
    assertThat(neighbours.number("SELECT count(*) FROM replay")).isEqualTo(1);
    assertThat(neighbours.number("SELECT count(*) FROM replay_item")).isEqualTo(20);
  }

  @Test
  void one_scheduler_cleans_up_at_a_time() {
    neighbours.run(
        "INSERT INTO run_list SELECT 999999999, i, 0, 'empty', '{}', '{}' FROM generate_series(1, 3) i");
    database.transaction(session -> {
      session.query("SELECT pg_advisory_xact_lock($1)", SchedulerLock.CLEAN_UP.key());
      cleanUp.run();
      return neighbours.number("SELECT count(*) FROM run_list");
    });
    assertThat(neighbours.number("SELECT count(*) FROM run_list")).isEqualTo(3);
    cleanUp.run();
    assertThat(neighbours.number("SELECT count(*) FROM run_list")).isZero();
  }
}
