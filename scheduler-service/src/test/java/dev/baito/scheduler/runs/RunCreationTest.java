package dev.baito.scheduler.runs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.SchedulerLock;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.RunClient;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class RunCreationTest {
  @Inject Neighbours neighbours;
  @Inject Database database;

  @BeforeEach
  void empty() {
    neighbours.clear();
  }

  @Test
  void request_without_a_body_takes_every_default() {
    neighbours.users(LongStream.rangeClosed(1, 3));
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    JsonPath run =
        given().noContentType().post("/runs").then().statusCode(201).extract().jsonPath();
    assertThat(run.getString("state")).isEqualTo("waiting");
    Instant asOf = Instant.parse(run.getString("as_of"));
    assertThat(asOf).isBetween(before, Instant.now());
    assertThat(asOf).isEqualTo(asOf.truncatedTo(ChronoUnit.SECONDS));
    assertThat(run.getMap("settings").toString())
        .isEqualTo(
            "{top_k=40, batch_size=100, unknown=accept, exclude_seen=applied, "
                + "behavior_window=30d, behavior_half_life=14d, static_weight=0.1, "
                + "max_per_employer=0, max_per_category=0, priority=normal}");
    assertThat(run.getMap("users").toString())
        .isEqualTo(
            "{planned=3, completed=0, ranked=0, empty=0, gone=0, failed=0, dead_lettered=0, discarded=0}");
    assertThat(run.getMap("batches").toString())
        .isEqualTo("{planned=1, published=0, completed=0, dead=0}");
    assertThat(run.getMap("").keySet())
        .doesNotContain("catalogue", "finished_at", "first_published_at", "failure");
  }

  @Test
  void location_of_a_new_run_is_its_address() {
    ValidatableResponse response = post("{}").statusCode(201);
    long runId = response.extract().jsonPath().getLong("run_id");
    response.header("Location", endsWith("/runs/" + runId));
    assertThat(RunClient.show(runId).getLong("run_id")).isEqualTo(runId);
  }

  @Test
  void every_setting_given_is_kept() {
    long runId =
        RunClient.create(
            """
            {"as_of":"2026-01-31T09:00:00.123456789+09:00","top_k":7,"batch_size":3,
             "unknown":"reject","exclude_seen":"any","behavior_window":"P10DT12H",
             "behavior_half_life":"90m","static_weight":0.25,
             "max_per_employer":2,"max_per_category":5,
             "priority":"high"}
            """);
    JsonPath run = RunClient.show(runId);
    assertThat(run.getString("as_of")).isEqualTo("2026-01-31T00:00:00.123456Z");
    assertThat(run.getMap("settings").toString())
        .isEqualTo(
            "{top_k=7, batch_size=3, unknown=reject, exclude_seen=any, "
                + "behavior_window=252h, behavior_half_life=90m, static_weight=0.25, "
                + "max_per_employer=2, max_per_category=5, priority=high}");
    assertThat(
            neighbours.number(
                "SELECT behavior_window_ms FROM catalogue_request WHERE generation_id = $1",
                run.getLong("generation_id")))
        .isEqualTo(Duration.ofHours(252).toMillis());
  }

  @ParameterizedTest
  @CsvSource({"0,3,''", "1,3,1", "2,3,2", "3,3,3", "4,3,3|1", "7,3,3|3|1", "5,1,1|1|1|1|1"})
  void plan_cuts_the_users_in_order_into_batches(int users, int batchSize, String sizes) {
    neighbours.users(LongStream.rangeClosed(1, users).map(i -> 1_000_000_007L * (users + 1 - i)));
    long runId = RunClient.create("{\"batch_size\":" + batchSize + "}");
    List<List<Long>> plan = neighbours.plan(runId);
    assertThat(plan.stream().map(List::size).map(String::valueOf))
        .containsExactlyElementsOf(sizes.isEmpty() ? List.of() : List.of(sizes.split("\\|")));
    assertThat(plan.stream().flatMap(List::stream))
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, users).map(i -> 1_000_000_007L * i).boxed().toList());
    JsonPath run = RunClient.show(runId);
    assertThat(run.getInt("users.planned")).isEqualTo(users);
    assertThat(run.getInt("batches.planned")).isEqualTo(plan.size());
  }

  @Test
  void neighbours_are_planned_together_after_those_who_go_far() {
    neighbours.users(LongStream.rangeClosed(1, 9));
    neighbours.run(
        "INSERT INTO city VALUES ('e', 'East', '', 0, 9, 200), ('w', 'West', '', 0, 1, 100)");
    neighbours.run(
        """
        UPDATE user_profile SET city_code = city, max_distance_km = km
        FROM (VALUES (1, 'e', 10), (2, 'w', 64), (3, 'e', 300), (4, 'w', 400), (5, 'e', NULL),
          (6, '', 10), (7, 'w', 5), (8, 'e', 127), (9, 'w', 128)) AS goes (id, city, km)
        WHERE user_id = goes.id
        """);
    assertThat(neighbours.plan(RunClient.create("{\"batch_size\":2}")))
        .containsExactly(
            List.of(5L, 6L), // everywhere
            List.of(3L, 4L), // up to 512 km
            List.of(2L, 9L), // up to 256 km, and the first of those who stay near, from the west
            List.of(1L, 7L),
            List.of(8L));
  }

  @Test
  void plan_stays_as_it_was_when_users_come_and_go() {
    neighbours.users(LongStream.rangeClosed(1, 5));
    long runId = RunClient.create("{\"batch_size\":2}");
    neighbours.users(LongStream.rangeClosed(6, 9));
    neighbours.run("DELETE FROM user_profile WHERE user_id = 2");
    assertThat(neighbours.plan(runId))
        .containsExactly(List.of(1L, 2L), List.of(3L, 4L), List.of(5L));
  }

  @Test
  void run_reads_the_behaviours_there_are_and_a_later_run_has_a_greater_revision() {
    neighbours.run(
        "INSERT INTO behavior SELECT i, 1, 'view', now(), nextval('ingest_seq') FROM generate_series(1, 5) i");
    long mark = neighbours.number("SELECT max(ingest_seq) FROM behavior");
    long first = RunClient.create("{}");
    long second = RunClient.create("{}");
    assertThat(
            neighbours.number(
                """
                SELECT count(*) FROM run JOIN catalogue_request USING (generation_id)
                WHERE run.behavior_mark = $1 AND catalogue_request.behavior_mark = $1
                """,
                mark))
        .isEqualTo(2);
    assertThat(RunClient.show(second).getLong("revision"))
        .isGreaterThan(RunClient.show(first).getLong("revision"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"priority\":\"urgent\"}",
        "{\"batch_size\":501}",
        "{\"batch_size\":0}",
        "{\"batch_size\":-1}",
        "{\"top_k\":0}",
        "{\"top_k\":20001,\"batch_size\":1}",
        "{\"top_k\":2147483647,\"batch_size\":2147483647}",
        "{\"top_k\":1.5}",
        "{\"topk\":5}",
        "{\"unknown\":\"maybe\"}",
        "{\"exclude_seen\":\"ANY\"}",
        "{\"behavior_window\":\"30\"}",
        "{\"behavior_window\":\"-P1D\"}",
        "{\"behavior_window\":\"999999999d\"}",
        "{\"behavior_half_life\":\"0s\"}",
        "{\"behavior_half_life\":\"PT0.0001S\"}",
        "{\"static_weight\":-1}",
        "{\"static_weight\":1e999}",
        "{\"max_per_employer\":-1}",
        "{\"max_per_employer\":1.5}",
        "{\"max_per_category\":-1}",
        "{\"max_per_category\":\"many\"}",
        "{\"as_of\":\"yesterday\"}",
        "{\"as_of\":\"+999999999-01-01T00:00:00Z\"}",
        "[]",
        "{} {}",
        "{",
        "nonsense"
      })
  void request_out_of_range_is_refused_and_creates_nothing(String body) {
    post(body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("BAITO-RUN-001"))
        .body("type", equalTo("https://baito.dev/errors/BAITO-RUN-001"))
        .body("instance", endsWith("/runs"));
    assertThat(neighbours.number("SELECT count(*) FROM run")).isZero();
    assertThat(neighbours.number("SELECT count(*) FROM catalogue_request")).isZero();
  }

  @Test
  void largest_batches_are_accepted() {
    RunClient.create("{\"batch_size\":500}");
    RunClient.create("{\"top_k\":20000,\"batch_size\":1}");
    RunClient.create("{\"top_k\":1,\"batch_size\":20000}");
  }

  @Test
  void body_larger_than_a_request_ever_is_is_refused() {
    post("{" + " ".repeat(70_000) + "}").statusCode(400).body("code", equalTo("BAITO-RUN-001"));
  }

  @Test
  void run_is_refused_while_an_import_is_under_way() {
    database.transaction(session -> {
      session.query("SELECT pg_advisory_xact_lock($1)", SchedulerLock.CATALOGUE_SOURCE.key());
      return post("{}").statusCode(409).body("code", equalTo("BAITO-RUN-003"));
    });
    post("{}").statusCode(201);
  }

  @Test
  void more_active_runs_than_allowed_are_refused() {
    for (int i = 0; i < 6; i++) {
      RunClient.create("{}");
    }
    post("{}")
        .statusCode(409)
        .body("code", equalTo("BAITO-RUN-003"))
        .body("detail", containsString("max-active"));
  }

  @Test
  void ready_generation_is_read_again() {
    long first = RunClient.create("{\"as_of\":\"2026-01-31T00:00:00Z\"}");
    long generation = RunClient.show(first).getLong("generation_id");
    neighbours.buildGeneration(first);
    for (String asOf : List.of("", ",\"as_of\":\"2026-01-31T00:00:00Z\"")) {
      JsonPath again =
          RunClient.show(RunClient.create("{\"generation_id\":" + generation + asOf + "}"));
      assertThat(again.getLong("generation_id")).isEqualTo(generation);
      assertThat(again.getString("as_of")).isEqualTo("2026-01-31T00:00:00Z");
      assertThat(again.getString("catalogue.kind")).isEqualTo("given");
      assertThat(again.getInt("catalogue.active_jobs")).isEqualTo(50);
    }
    assertThat(neighbours.number("SELECT count(*) FROM catalogue_request")).isEqualTo(1);
  }

  @Test
  void generation_that_does_not_fit_is_refused() {
    long first = RunClient.create("{\"as_of\":\"2026-01-31T00:00:00Z\"}");
    long generation = RunClient.show(first).getLong("generation_id");
    post("{\"generation_id\":" + generation + "}")
        .statusCode(404)
        .body("code", equalTo("BAITO-CAT-003"))
        .body("detail", containsString("building"));
    neighbours.buildGeneration(first);
    post("{\"generation_id\":" + generation + ",\"as_of\":\"2026-01-31T00:00:01Z\"}")
        .statusCode(400)
        .body("code", equalTo("BAITO-RUN-001"));
    post("{\"generation_id\":" + generation + ",\"behavior_window\":\"31d\"}")
        .statusCode(400)
        .body("detail", containsString("30d"));
    post("{\"generation_id\":" + (generation + 1000) + "}")
        .statusCode(404)
        .body("code", equalTo("BAITO-CAT-003"));
  }

  private static ValidatableResponse post(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/runs").then();
  }
}
