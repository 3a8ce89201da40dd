package dev.baito.scheduler.imports;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many rows as a real job board has, in a heap that could not hold them several times. */
@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
final class LargeImportTest extends ImportTestBase {
  private static final int JOBS = 100_000;
  private static final int DIMENSION = 32;
  private static final String BOUNDARY = "a-line-that-no-file-has";

  @TestHTTPResource("/imports")
  URI address = URI.create("http://injected");

  @Test
  void hundredThousandJobsWithVectors_areImportedAndImportedAgain(@TempDir Path temp)
      throws Exception {
    Path jobs = write(temp.resolve("jobs.csv"));

    assertThat(file(post(jobs), "jobs"))
        .isEqualTo(new FileReport("jobs", JOBS, JOBS - 100, 0, 0, 100, 0, 0, List.of()));
    assertThat(file(post(jobs), "jobs"))
        .isEqualTo(new FileReport("jobs", JOBS, 0, 0, JOBS - 100, 100, 0, 0, List.of()));
    assertThat(query("SELECT count(*) FROM job WHERE octet_length(vector) = " + DIMENSION * 4))
        .containsExactly(Integer.toString(JOBS - 100));
    assertAnalyzed();
  }

  private void assertAnalyzed() throws SQLException {
    assertThat(
            query(
                "SELECT (reltuples = %d)::text FROM pg_class WHERE relname = 'job'"
                    .formatted(JOBS - 100)))
        .containsExactly("true");
  }

  /** Sends the file as it is read, as the command line does. */
  private ImportReport post(Path jobs) throws IOException, InterruptedException {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"jobs\"; filename=\"jobs.csv\"\r\nContent-Type: text/csv\r\n\r\n"
            .formatted(BOUNDARY);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofMinutes(5))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofFile(jobs),
                    BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return json.readValue(response.body(), ImportReport.class);
    }
  }

  private static Path write(Path path) throws IOException {
    var random = new Random(5);
    ByteBuffer vector = ByteBuffer.allocate(DIMENSION * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (BufferedWriter csv = Files.newBufferedWriter(path, US_ASCII)) {
      csv.write("job_id,title,salary_type,salary_min,features,posted_at,vector\n");
      for (int i = 1; i <= JOBS; i++) {
        for (int k = 0; k < DIMENSION; k++) {
          vector.putFloat(k * Float.BYTES, random.nextFloat());
        }
        // Every thousandth row repeats the key of the one before.
        csv.write(
            "%d,Job %d,HOURLY,%d.25,a|b,2026-01-01T00:00:00Z,%s\n"
                .formatted(
                    i % 1_000 == 0 ? i - 1 : i,
                    i,
                    1_000 + i % 500,
                    Base64.getEncoder().encodeToString(vector.array())));
      }
    }
    return path;
  }
}
