package dev.baito.scheduler.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.RunClient;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class ExportTest {
  @Inject Neighbours neighbours;

  @BeforeEach
  void empty() {
    neighbours.clear();
  }

  @Test
  void export_is_by_user_and_rank_with_exact_scores_across_chunks() {
    // 100 lines of lists of 40 are chunks of 2 users; some chunks hold only empty lists.
    neighbours.users(LongStream.of(3, 5, 10, 15, 20, 25, 11, 1_000_000_000_001L, 2));
    long runId = completed(4);
    assertThat(text(runId))
        .isEqualTo(
            """
            user_id,rank,job_id,score
            2,1,11,0.6666667
            2,2,12,1.0E-5
            3,1,11,1.0
            3,2,12,1.0E-5
            11,1,11,3.6666667
            11,2,12,1.0E-5
            1000000000001,1,11,3.3333333E11
            1000000000001,2,12,1.0E-5
            """);
  }

  @Test
  void same_run_gives_the_same_bytes_whoever_completed_it_in_which_order() throws Exception {
    neighbours.users(LongStream.rangeClosed(1, 300));
    byte[] first = bytes(completed(7), true);
    long again = completed(100);
    byte[] second = bytes(again, true);
    assertThat(second).isEqualTo(first);
    assertThat(first).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0); // no flags, no time
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(first))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(bytes(again, false));
    }
  }

  @Test
  void run_without_lists_exports_its_header() {
    assertThat(text(completed(10))).isEqualTo("user_id,rank,job_id,score\n");
  }

  @Test
  void export_names_its_type_and_file() {
    long runId = completed(10);
    given()
        .get("/runs/" + runId + "/export")
        .then()
        .header("Content-Type", startsWith("text/csv"))
        .header("Content-Disposition", "attachment; filename=\"run-" + runId + ".csv\"");
    given()
        .get("/runs/" + runId + "/export?gzip=true")
        .then()
        .header("Content-Type", "application/gzip")
        .header("Content-Disposition", "attachment; filename=\"run-" + runId + ".csv.gz\"");
  }

  @Test
  void run_that_is_not_completed_has_no_export() {
    long runId = RunClient.create("{}");
    given()
        .get("/runs/" + runId + "/export")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("BAITO-RUN-004"));
  }

  /** Creates a run and completes it, last batch first. */
  private long completed(int batchSize) {
    long runId = RunClient.create("{\"batch_size\":" + batchSize + "}");
    neighbours.buildGeneration(runId);
    neighbours.awaitPublished(runId);
    for (int batchNo = neighbours.plan(runId).size() - 1; batchNo >= 0; batchNo--) {
      neighbours.complete(runId, batchNo);
    }
    neighbours.awaitState(runId, "completed");
    return runId;
  }

  private static String text(long runId) {
    return new String(bytes(runId, false), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(long runId, boolean gzip) {
    return given()
        .get("/runs/" + runId + "/export?gzip=" + gzip)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }
}
