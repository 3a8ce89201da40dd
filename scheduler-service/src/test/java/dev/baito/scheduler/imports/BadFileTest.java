package dev.baito.scheduler.imports;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.testing.EmbeddedStack;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file that cannot be read is an error, strict or not, and changes nothing. */
@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
final class BadFileTest extends ImportTestBase {
  private List<String> before = List.of();

  @BeforeEach
  void loadGoodFiles() throws SQLException {
    good().apply();
    before = state();
  }

  @Test
  void emptyFile_isAnError() throws SQLException {
    refused("BAITO-IMP-002", new byte[0], "empty");
  }

  @Test
  void fileOfBlankLines_isAnError() throws SQLException {
    refused("BAITO-IMP-002", "\uFEFF\n\r\n\n".getBytes(UTF_8), "empty");
  }

  @Test
  void binaryGarbage_isAnError() throws SQLException {
    byte[] garbage = new byte[100_000];
    new Random(1).nextBytes(garbage);
    refused("BAITO-IMP-003", garbage, "cannot be read");
  }

  @Test
  void zeros_areAnError() throws SQLException {
    refused("BAITO-IMP-003", new byte[10_000], "not UTF-8 text");
  }

  @Test
  void truncatedGzip_isAnErrorHoweverMuchOfItIsThere() throws IOException, SQLException {
    byte[] whole = gzip(manyJobs());
    for (int length : new int[] {2, 9, 20, whole.length / 2, whole.length - 9, whole.length - 1}) {
      refused("BAITO-IMP-003", Arrays.copyOf(whole, length), "truncated");
    }
  }

  @Test
  void damagedGzip_isAnError() throws IOException, SQLException {
    byte[] whole = gzip(manyJobs());
    whole[whole.length - 6] ^= 1;
    refused("BAITO-IMP-003", whole, "damaged");
  }

  @Test
  void fileThatEndsInsideQuotes_isAnError() throws SQLException {
    refused("BAITO-IMP-003", "job_id,title\n9,ok\n8,\"cut o".getBytes(UTF_8), "line 3");
  }

  @Test
  void utf16_isAnError() throws SQLException {
    refused("BAITO-IMP-003", JOBS.getBytes(UTF_16), "UTF-8");
  }

  @Test
  void fileInAnotherEncoding_isAnError() throws SQLException {
    byte[] shiftJis = "job_id,title\n7,料理人\n8,運転手\n9,ok\n".getBytes(Charset.forName("Shift_JIS"));
    refused("BAITO-IMP-003", shiftJis, "2 of its 3 rows are not UTF-8");
  }

  @Test
  void missingColumn_isAnErrorThatNamesIt() throws SQLException {
    refused("BAITO-IMP-004", "job_id,name\n9,x\n".getBytes(UTF_8), "title");
    refused("BAITO-IMP-004", "a;b\n9;x\n".getBytes(UTF_8), "job_id, title");
  }

  @Test
  void columnNamedTwice_isAnError() throws SQLException {
    refused("BAITO-IMP-003", "job_id,title,title\n9,x,y\n".getBytes(UTF_8), "twice");
  }

  @Test
  void fileThatIsNotThere_isAnError() {
    // Over HTTP a part always is a file, so this one asks the service.
    assertThatThrownBy(() ->
            imports.run(
                new ImportRequest(
                    Map.of(ImportFile.JOBS, Path.of("target", "no-such-file")), false, false)))
        .isInstanceOfSatisfying(
            BaitoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.IMPORT_FILE_MISSING));
  }

  @Test
  void requestWithoutFilesOrWithUnknownOnes_isAnError() throws SQLException {
    given()
        .multiPart("employers", "employers.csv", "a\n".getBytes(UTF_8))
        .post("/imports")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAITO-IMP-007"), "detail", containsString("employers"));
    given()
        .multiPart("jobs", "a.csv", JOBS.getBytes(UTF_8))
        .multiPart("jobs", "b.csv", JOBS.getBytes(UTF_8))
        .post("/imports")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAITO-IMP-007"), "detail", containsString("2 parts"));
    given()
        .multiPart("jobs", "some text")
        .post("/imports")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAITO-IMP-007"), "detail", containsString("filename"));
    given()
        .queryParam("strict", "maybe")
        .multiPart("jobs", "a.csv", JOBS.getBytes(UTF_8))
        .post("/imports")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAITO-API-002"), "detail", containsString("strict"));
    assertThat(state()).isEqualTo(before);
  }

  /** Sends a bad jobs file, after a good cities file that would change something. */
  private void refused(String code, byte[] jobs, String detail) throws SQLException {
    upload()
        .with("cities", CITIES.replace("千代田区", "changed"))
        .with("jobs", jobs)
        .send()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("detail", containsString(detail))
        .body("detail", containsString("jobs"));
    assertThat(state()).isEqualTo(before);
  }

  private static String manyJobs() {
    var csv = new StringBuilder("job_id,title\n");
    for (int i = 1; i <= 5_000; i++) {
      csv.append(i).append(",job ").append(i * 7919L % 10_007).append('\n');
    }
    return csv.toString();
  }
}
