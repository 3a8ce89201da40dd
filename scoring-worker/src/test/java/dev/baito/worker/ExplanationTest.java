package dev.baito.worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.baito.catalogue.CatalogueJob;
import dev.baito.catalogue.VectorSource;
import dev.baito.encoding.DocumentFrequencies;
import dev.baito.encoding.Encoder;
import dev.baito.encoding.EncoderSettings;
import dev.baito.encoding.JobText;
import dev.baito.local.testing.EmbeddedStack;
import dev.baito.place.City;
import dev.baito.vectors.Embedding;
import dev.baito.worker.fixture.Samples;
import dev.baito.worker.fixture.WorkerTables;
import dev.baito.worker.fixture.WorkerTables.StoredGeneration;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a worker says of a user and a job, listed or not. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class ExplanationTest {
  private static final City TOKYO = new City("tokyo", "Tokyo", "13", 35.69, 139.69);

  private WorkerTables tables;
  private StoredGeneration generation;
  private long run;

  /** Job n has similarity n to the user's own vector, and static score 0.35 like all others. */
  @BeforeEach
  void lists() {
    tables = WorkerTables.empty();
    generation = Samples.store(tables, 40);
    tables.user(1);
    Samples.vector(tables, 1);
    run = tables.run(generation, List.of(1L));
    tables.list(run, 1, List.of(40L, 39L, 38L), List.of(40.035f, 39.035f, 38.035f));
  }

  @AfterEach
  void disconnect() {
    tables.close();
  }

  private static JsonPath explain(String path) {
    return given().get("/explanations/" + path).then().statusCode(200).extract().jsonPath();
  }

  private static void assertProblem(String path, int status, String code, String detail) {
    given()
        .get("/explanations/" + path)
        .then()
        .statusCode(status)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo(code))
        .body("detail", containsString(detail));
  }

  @Test
  void listed_job_has_the_rank_and_score_of_its_list() {
    given()
        .get("/explanations/1/39")
        .then()
        .statusCode(200)
        .body("user_id", equalTo(1))
        .body("job_id", equalTo(39))
        .body("run_id", equalTo((int) run))
        .body("generation_id", equalTo((int) generation.generationId()))
        .body("as_of", equalTo("2026-03-01T00:00:00Z"))
        .body("title", equalTo("Job"))
        .body("employer_id", equalTo("E39"))
        .body("summary", equalTo("Number 2 of the 40 jobs that the user may get."))
        .body("listed.rank", equalTo(2))
        .body("eligible", equalTo(true))
        .body("rank.place", equalTo(2))
        .body("rank.eligible", equalTo(40))
        .body("rank.top_k", equalTo(3))
        .body("score", equalTo(39.035f))
        .body("similarity.total", equalTo(39.0f))
        .body("similarity.own", equalTo(39.0f))
        .body("similarity.behaviors", hasSize(0))
        .body("static_parts.wage.value", equalTo(0.5f))
        .body("static_parts.freshness.age_days", nullValue())
        .body(
            "rules.rule",
            contains(
                "active",
                "location",
                "salary",
                "employment_type",
                "features",
                "not_acted_on",
                "employer_not_paused"))
        .body("rules.passes.unique()", contains(true));
  }

  @Test
  void job_beyond_the_end_of_the_list_has_the_rank_it_would_have() {
    JsonPath explanation = explain("1/10");
    assertThat(explanation.getInt("rank.place")).isEqualTo(31);
    assertThat(explanation.<Object>get("listed")).isNull();
    assertThat(explanation.getString("summary"))
        .isEqualTo(
            "Not in the list: it would be number 31 of the 40 jobs that the user may get,"
                + " and the list ends at 3.");
  }

  @Test
  void job_that_the_user_may_not_get_says_why_and_which_behaviours_count() {
    tables.update("UPDATE user_profile SET vector = NULL WHERE user_id = 1");
    tables.behavior(1, 20, "apply", Samples.RECENTLY);
    tables.behavior(1, 5, "view", Samples.RECENTLY);
    tables.behavior(1, 6, "view", Samples.AS_OF.plusSeconds(1));

    JsonPath explanation = explain("1/20");

    assertThat(explanation.getBoolean("eligible")).isFalse();
    assertThat(explanation.getString("summary"))
        .startsWith("Not in the list: the user applied to the job at 2026-02-28T00:00:00Z;")
        .contains("Otherwise it would be number 21, next to the 39 jobs that the user may get.");
    assertThat(explanation.getList("rules.findAll { !it.passes }.rule"))
        .containsExactly("not_acted_on", "employer_not_paused");
    assertThat(explanation.getString("rules[6].paused_until")).isEqualTo("2026-03-14T00:00:00Z");
    assertThat(explanation.getList("similarity.behaviors.job_id")).containsExactly(20, 5);
    assertThat(explanation.getList("similarity.behaviors.action")).containsExactly("apply", "view");
    assertThat(explanation.getList("similarity.behaviors.title")).containsExactly("Job", "Job");
    double decay = Math.pow(0.5, 1 / 14.0);
    assertThat(explanation.getDouble("similarity.behaviors[0].weight"))
        .isCloseTo(5 * decay, within(1e-6));
    // Both vectors lie along the same axis, so the whole is the job's length.
    assertThat(explanation.getDouble("similarity.total")).isCloseTo(20, within(1e-5));
    assertThat(explanation.getDouble("similarity.behaviors[0].share"))
        .isCloseTo(20 * 100.0 / 105, within(1e-5));
  }

  /** One job of an employer: 40 is of E4, 39 to 30 are of E3, 29 to 20 of E2. */
  @Test
  void job_that_a_cap_keeps_out_says_so_and_those_behind_move_up() {
    StoredGeneration employers =
        tables.generation(
            Samples.AS_OF,
            8,
            Samples.jobs(40).stream().map(job -> Samples.of("E" + job.jobId() / 10, job)).toList());
    long capped = tables.run(employers, List.of(1L));
    tables.update("UPDATE run SET max_per_employer = 1 WHERE run_id = ?", capped);
    tables.update("DELETE FROM current_list");
    tables.list(capped, 1, List.of(40L, 39L, 29L), List.of(40.035f, 39.035f, 29.035f));

    JsonPath out = explain("1/38?run=" + capped);
    assertThat(out.getString("summary"))
        .isEqualTo(
            "Not in the list: it is number 3 of the 40 jobs that the user may get, but the list"
                + " takes at most 1 job of the employer E3, and has 1 better one.");
    assertThat(out.getBoolean("eligible")).isTrue();
    assertThat(out.getBoolean("diversity.kept_out")).isTrue();
    assertThat(out.getList("diversity.caps").toString())
        .isEqualTo(
            "[{cap=employer, text=the list takes at most 1 job of the employer E3, and has 1 better"
                + " one, passes=false, name=E3, most=1, before=1}]");
    JsonPath listed = explain("1/29?run=" + capped);
    assertThat(listed.getString("summary"))
        .isEqualTo(
            "Number 3 in the list, though number 12 of the 40 jobs that the user may get:"
                + " caps keep better ones out.");
    assertThat(listed.getInt("diversity.list_place")).isEqualTo(3);
    assertThat(explain("1/28?run=" + capped).getString("summary"))
        .isEqualTo(
            "Not in the list: it would be number 13 of the 40 jobs that the user may get,"
                + " and the list ends before, with the 3 that the caps leave.");
    assertThat(explain("1/38?run=" + run).<Object>get("diversity")).isNull();
  }

  /** The user brings a vector as well: an encoded generation has no use for it. */
  @Test
  void encoded_list_is_split_into_text_and_place_from_what_the_user_looks_for() {
    var counts = new DocumentFrequencies.Builder();
    List<JobText> texts =
        List.of(
            new JobText("Nurse", "", "", "", List.of(), ""),
            new JobText("Driver", "", "", "", List.of(), ""));
    texts.forEach(counts::add);
    var source = new VectorSource.Encoded(EncoderSettings.DEFAULT, counts.build());
    var encoder = new Encoder(source.settings(), source.frequencies());
    List<CatalogueJob> jobs =
        LongStream.rangeClosed(1, 2)
            .mapToObj(id ->
                Samples.job(id)
                    .withVector(
                        Embedding.of(encoder.job(texts.get((int) id - 1), Optional.of(TOKYO)))))
            .toList();
    StoredGeneration encoded = tables.generation(Samples.AS_OF, source, List.of(TOKYO), jobs);
    tables.update(
        "UPDATE user_profile SET keywords = 'nurses', city_code = 'tokyo' WHERE user_id = 1");
    long newest = tables.run(encoded, List.of(1L));
    tables.update("DELETE FROM current_list");
    tables.list(newest, 1, List.of(1L, 2L), List.of(1.035f, 0.535f));

    JsonPath nurse = explain("1/1?run=" + newest);
    JsonPath driver = explain("1/2?run=" + newest);

    assertThat(nurse.getString("summary")).startsWith("Number 1 of the 2 jobs");
    assertThat(nurse.getDouble("similarity.own_parts.text")).isCloseTo(0.5, within(1e-6));
    assertThat(nurse.getDouble("similarity.own_parts.place")).isCloseTo(0.5, within(1e-6));
    assertThat(nurse.getDouble("similarity.own"))
        .isCloseTo(nurse.getDouble("similarity.total"), within(1e-6));
    assertThat(driver.getDouble("similarity.parts.text")).isCloseTo(0, within(1e-6));
    assertThat(driver.getDouble("similarity.parts.place")).isCloseTo(0.5, within(1e-6));
    String wanted =
        Base64.getEncoder()
            .encodeToString(
                Embedding.of(encoder.user(List.of("nurses"), List.of(), Optional.of(TOKYO)))
                    .toLittleEndian());
    assertThat(given().get("/vectors/" + newest + "/users").asString())
        .contains("1,tokyo,,,,,,,,nurses," + wanted);
  }

  @Test
  void older_run_is_explained_where_it_is_named() {
    StoredGeneration newer = tables.generation(Samples.AS_OF, 8, Samples.jobs(50));
    tables.update("DELETE FROM current_list");
    tables.list(tables.run(newer, List.of(1L)), 1, List.of(50L, 49L, 48L), List.of(3f, 2f, 1f));

    assertThat(explain("1/40").getInt("rank.place")).isEqualTo(11);
    assertThat(explain("1/40?run=" + run).getInt("rank.place")).isEqualTo(1);
  }

  @Test
  void profile_changed_since_the_run_is_said() {
    tables.update("UPDATE user_profile SET required_features = '{x}' WHERE user_id = 1");

    assertThat(explain("1/40").getString("summary"))
        .isEqualTo(
            "Not in the list: the job lacks what the user requires: x. Otherwise it would be number"
                + " 1, next to the 0 jobs that the user may get. The stored list still has it at"
                + " number 1: the user's profile was changed after the run.");
  }

  @Test
  void what_is_not_there_is_a_problem() {
    tables.job(99, "E99");
    tables.user(2);
    assertProblem("2/40", 404, "BAITO-API-001", "There is no list for user 2");
    assertProblem("3/40", 404, "BAITO-API-001", "There is no list for user 3");
    assertProblem("1/98", 404, "BAITO-API-011", "there is no such job");
    assertProblem("1/99", 404, "BAITO-API-011", "was imported later");
    assertProblem("1/40?run=0", 404, "BAITO-RUN-002", "There is no run 0");
    assertProblem("2/40?run=" + run, 404, "BAITO-API-001", "has no list for user 2");
    tables.update("DELETE FROM user_profile WHERE user_id = 1");
    assertProblem("1/40", 404, "BAITO-API-001", "There is no user 1");
    tables.update("DELETE FROM catalogue_generation");
    assertThat(explainStatus("x/40")).isEqualTo(404);
  }

  private static int explainStatus(String path) {
    return given().get("/explanations/" + path).statusCode();
  }

  @Test
  void user_who_cannot_be_scored_is_a_problem_that_says_why() {
    tables.update(
        "UPDATE user_profile SET vector = decode(repeat('00', 64), 'hex') WHERE user_id = 1");
    assertProblem("1/40", 409, "BAITO-USR-001", "dimension 16");
  }

  @Test
  void vectors_are_streamed_as_the_import_reads_them() {
    tables.behavior(1, 20, "view", Samples.RECENTLY);
    List<String> jobs =
        given()
            .get("/vectors/" + run + "/jobs")
            .then()
            .statusCode(200)
            .extract()
            .asString()
            .lines()
            .toList();
    assertThat(jobs).hasSize(41);
    assertThat(jobs.getFirst()).startsWith("job_id,title,").endsWith("vector,active,static_score");
    // 1.0 and zeros, little-endian.
    assertThat(jobs.get(1))
        .isEqualTo("1,Job,E1,,,,,,,,,,,AACAPwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,true,0.35");
    List<String> users =
        given()
            .get("/vectors/" + run + "/users")
            .then()
            .statusCode(200)
            .extract()
            .asString()
            .lines()
            .toList();
    assertThat(users)
        .containsExactly(
            "user_id,city_code,max_distance_km,salary_type,salary_min,salary_max,employment_types,"
                + "required_features,preferred_categories,keywords,vector",
            "1,,,,,,,,,,AACAPwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
  }

  @Test
  void vectors_of_an_unknown_run_are_a_problem() {
    given()
        .get("/vectors/0/jobs")
        .then()
        .statusCode(404)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo("BAITO-RUN-002"));
  }
}
