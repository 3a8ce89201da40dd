package dev.baito.scheduler.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.RunClient;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class ReportTest {
  @Inject Neighbours neighbours;
  @Inject ObjectMapper mapper;

  private long runId;

  @BeforeEach
  void completed_run() {
    neighbours.clear();
    neighbours.run(
        "INSERT INTO import_report (state, started_at, finished_at, report)"
            + " SELECT s, now() - interval '1500 ms', now(), '{}' FROM unnest(ARRAY['applied', 'refused']) s");
    neighbours.users(LongStream.rangeClosed(1, 5));
    runId = RunClient.create("{\"batch_size\":2}");
    neighbours.buildGeneration(runId);
    neighbours.awaitPublished(runId);
    for (int batchNo = 0; batchNo < 3; batchNo++) {
      neighbours.complete(runId, batchNo);
    }
    neighbours.awaitState(runId, "completed");
  }

  @Test
  void report_has_a_line_per_batch_and_one_of_the_run_each_with_every_key() throws Exception {
    List<JsonNode> lines = lines();
    assertThat(lines).hasSize(4);
    assertThat(lines.stream().map(line -> line.get("level").asText()))
        .containsExactly("batch", "batch", "batch", "run");
    for (JsonNode line : lines) {
      assertThat(names(line))
          .containsExactly(
              "timestamp",
              "level",
              "run_id",
              "batch_id",
              "users_processed",
              "jobs_evaluated",
              "scores_calculated",
              "pairs_considered",
              "candidates",
              "pairs",
              "duration_ms",
              "matching_ms",
              "timing",
              "throughput",
              "resources",
              "caches",
              "hit_rates",
              "bottlenecks");
      assertThat(names(line.get("timing")))
          .containsExactly(
              "import_ms",
              "catalogue_ms",
              "data_loading_ms",
              "cache_ms",
              "filtering_ms",
              "scoring_ms",
              "ranking_ms",
              "publish_ms",
              "sink_ms",
              "total_ms");
      assertThat(names(line.get("throughput")))
          .containsExactly("users_per_sec", "jobs_per_sec", "scores_per_sec");
      assertThat(names(line.get("resources")))
          .containsExactly(
              "cpu_avg", "memory_used_mb", "memory_peak_mb", "gc_pauses_ms", "db_connections");
      assertThat(names(line.get("caches"))).containsExactly("l1", "l2", "l3", "origin");
      assertThat(names(line.get("caches").get("l3"))).containsExactly("hits", "misses", "bytes");
      assertThat(names(line.get("hit_rates"))).containsExactly("l1", "l2", "l3", "l1_l2");
      assertThat(line.get("bottlenecks")).isEmpty();
    }
  }

  @Test
  void line_of_a_batch_says_what_its_worker_measured() throws Exception {
    JsonNode batch = lines().get(2);
    assertThat(batch.get("batch_id").asText()).isEqualTo(runId + "/2");
    assertThat(batch.get("users_processed").asInt()).isEqualTo(1);
    assertThat(batch.get("duration_ms").asDouble()).isEqualTo(80.5);
    assertThat(batch.get("matching_ms").asLong()).isNotNegative();
    assertThat(batch.get("timing").get("filtering_ms").asDouble()).isEqualTo(20.125);
    assertThat(batch.get("timing").get("sink_ms").asDouble()).isEqualTo(9);
    assertThat(batch.get("throughput").get("scores_per_sec").asDouble())
        .isEqualTo(300 * 1000.0 / 80.5);
    assertThat(batch.get("resources").get("memory_used_mb").get("scoring-worker").asDouble())
        .isEqualTo(256.5);
    assertThat(batch.get("resources").get("gc_pauses_ms").get(0).asDouble()).isEqualTo(3.5);
    assertThat(batch.get("caches").get("l1").get("hits").asInt()).isEqualTo(7);
  }

  @Test
  void line_of_the_run_adds_its_batches_up() throws Exception {
    JsonNode run = lines().getLast();
    assertThat(run.get("batch_id").isNull()).isTrue();
    assertThat(run.get("users_processed").asInt()).isEqualTo(5);
    assertThat(run.get("jobs_evaluated").asInt()).isEqualTo(50);
    assertThat(run.get("pairs_considered").asInt()).isEqualTo(3000);
    assertThat(run.get("candidates").asInt()).isEqualTo(600);
    assertThat(run.get("pairs").toString())
        .isEqualTo(
            "{\"skipped\":1500,\"filtered\":900,\"multiplied\":750,\"bounded_away\":450,"
                + "\"scored\":30,\"rescored\":120}");
    assertThat(run.get("timing").get("import_ms").asLong()).isEqualTo(1500);
    assertThat(run.get("timing").get("catalogue_ms").asLong()).isEqualTo(123);
    assertThat(run.get("timing").get("scoring_ms").asDouble()).isEqualTo(90);
    assertThat(run.get("timing").get("total_ms").asDouble())
        .isEqualTo(1500 + run.get("duration_ms").asDouble());
    assertThat(run.get("matching_ms").asLong())
        .isPositive()
        .isLessThanOrEqualTo(run.get("duration_ms").asLong());
    assertThat(run.get("resources").get("gc_pauses_ms")).hasSize(3);
    assertThat(run.get("caches").get("l2").get("bytes").asInt()).isEqualTo(300);
  }

  @Test
  void report_of_a_run_under_way_says_how_far_it_is() throws Exception {
    long next = RunClient.create("{}");
    runId = next;
    List<JsonNode> lines = lines();
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().get("users_processed").asInt()).isZero();
    assertThat(lines.getFirst().get("matching_ms").asLong()).isZero();
  }

  private List<JsonNode> lines() throws Exception {
    var response = given().get("/runs/" + runId + "/report").then().statusCode(200).extract();
    assertThat(response.contentType()).startsWith("application/x-ndjson");
    var lines = new ArrayList<JsonNode>();
    for (String line : response.asString().lines().toList()) {
      lines.add(mapper.readTree(line));
    }
    return lines;
  }

  private static List<String> names(JsonNode node) {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
