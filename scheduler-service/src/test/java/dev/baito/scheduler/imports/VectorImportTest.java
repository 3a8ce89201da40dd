package dev.baito.scheduler.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vectors, and the one dimension they must have. */
@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
final class VectorImportTest extends ImportTestBase {
  private static final String DIMENSIONS =
      "SELECT job_id || ':' || coalesce(octet_length(vector) / 4, 0) FROM job ORDER BY job_id";

  @Test
  void vector_arrivesByteForByte() throws SQLException {
    upload()
        .with("jobs", jobs("1," + vector(1, -2.5f, 0, 1e-40f, Float.MAX_VALUE, -0f, 7, 8)))
        .apply();

    assertThat(query("SELECT encode(vector, 'base64') FROM job"))
        .containsExactly(vector(1, -2.5f, 0, 1e-40f, Float.MAX_VALUE, -0f, 7, 8));
  }

  @Test
  void firstValidVectorOfAJob_fixesTheDimension() throws SQLException {
    ImportReport report =
        upload()
            .with(
                "jobs",
                jobs(
                    "1,", // no vector
                    "2," + vector(Float.NaN, 0, 0, 0, 0, 0, 0, 0),
                    "x," + vector(16), // a bad row fixes nothing
                    "4," + vector(24),
                    "5," + vector(16),
                    "6," + vector(24)))
            .with("users", users("1," + vector(24), "2," + vector(16)))
            .apply();

    assertThat(query(DIMENSIONS)).containsExactly("1:0", "4:24", "6:24");
    assertThat(report.rejects())
        .containsExactly(
            new Reject("jobs", 3, "vector", "a component is not finite"),
            new Reject("jobs", 4, "job_id", "not a whole number of at least 1"),
            new Reject("jobs", 6, "vector", "of dimension 16, where the others have 24"),
            new Reject("users", 3, "vector", "of dimension 16, where the others have 24"));
  }

  @Test
  void storedVectors_fixTheDimensionOfLaterImports() throws SQLException {
    upload().with("jobs", jobs("1," + vector(8))).apply();

    ImportReport report =
        upload()
            .with("jobs", jobs("2," + vector(16), "3," + vector(8)))
            .with("users", users("1," + vector(16)))
            .apply();

    assertThat(report.rejects())
        .containsExactly(
            new Reject("jobs", 2, "vector", "of dimension 16, where the others have 8"),
            new Reject("users", 2, "vector", "of dimension 16, where the others have 8"));
    assertThat(query(DIMENSIONS)).containsExactly("1:8", "3:8");
  }

  @Test
  void replacingImport_mayChangeTheDimension() throws SQLException {
    upload()
        .with("jobs", jobs("1," + vector(8), "2," + vector(8), "3," + vector(8)))
        .with("users", users("1," + vector(8)))
        .apply();

    ImportReport report =
        upload().with("jobs", jobs("1," + vector(16), "2,AAAA")).replace().apply();

    assertThat(query(DIMENSIONS)).containsExactly("1:16", "2:0");
    assertThat(report.warnings())
        .containsExactly(
            "jobs kept as they were, because the file holds them in bad rows: 1",
            "jobs that lost their vectors, which were not of dimension 16: 1",
            "stored users whose vectors are not of dimension 16, who cannot be scored until they are imported again: 1");
  }

  @Test
  void setting_fixesTheDimensionBeforeAnythingElse(@TempDir Path temp)
      throws IOException, SQLException {
    upload().with("jobs", jobs("1," + vector(8))).apply();
    Path file =
        Files.writeString(temp.resolve("jobs.csv"), jobs("2," + vector(8), "3," + vector(16)));

    ImportReport report =
        serviceWith("baito.catalogue.dimension", "16")
            .run(new ImportRequest(Map.of(ImportFile.JOBS, file), false, false));

    assertThat(report.rejects())
        .containsExactly(
            new Reject("jobs", 2, "vector", "of dimension 8, where the others have 16"));
    assertThat(report.warnings())
        .containsExactly(
            "stored jobs whose vectors are not of dimension 16, to be imported again: 1");
    assertThat(query(DIMENSIONS)).containsExactly("1:8", "3:16");
  }

  private static String jobs(String... rows) {
    var csv = new StringBuilder("job_id,vector,title\n");
    for (String row : rows) {
      csv.append(row).append(",t\n");
    }
    return csv.toString();
  }

  private static String users(String... rows) {
    return "user_id,vector\n" + String.join("\n", rows) + "\n";
  }
}
