package dev.baito.scheduler.imports;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.scheduler.SchedulerSettings;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of imports share: small good files, a database to look into, and the API. */
abstract class ImportTestBase {
  static final String CITIES =
      """
      city_code,name,region_code,latitude,longitude
      13101,千代田区,13,35.69402,139.7536
      27100,大阪市,27,34.69374,135.50218
      """;
  static final String JOBS =
      """
      job_id,title,city_code,salary_type,salary_min,salary_max,features
      1,Cook,13101,HOURLY,1200,1500.5,night-shift|skill:Cooking
      2,Driver,27100,,,,
      3,Tester,,YEARLY,,6000000,
      """;
  static final String USERS =
      """
      user_id,city_code,max_distance_km,salary_type,salary_min,employment_types
      10,13101,12.5,HOURLY,1000,FULL|PART
      11,,,,,
      """;
  static final String BEHAVIORS =
      """
      user_id,job_id,action,occurred_at
      10,1,view,2026-01-02T03:04:05Z
      10,2,apply,2026-01-02T03:04:05.123456789Z
      11,1,click,2026-01-02T12:04:05+09:00
      """;

  @Inject DataSource dataSource;
  @Inject ImportService imports;
  @Inject ImportFolder folder;
  @Inject ObjectMapper json;

  @BeforeEach
  void empty() throws SQLException {
    execute(
        "TRUNCATE city, job, user_profile, behavior, import_report, run, catalogue_request CASCADE");
  }

  /** The files of one request, each as bytes. */
  static final class Upload {
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final RequestSpecification request = given();

    Upload with(String part, String content) {
      return with(part, content.getBytes(UTF_8));
    }

    Upload with(String part, byte[] content) {
      parts.put(part, content);
      return this;
    }

    Upload strict() {
      request.queryParam("strict", true);
      return this;
    }

    Upload replace() {
      request.queryParam("replace", true);
      return this;
    }

    ValidatableResponse send() {
      parts.forEach((part, content) -> request.multiPart(part, part + ".csv", content));
      return request.post("/imports").then();
    }

    /** Sends it and expects an import that was applied. */
    ImportReport apply() {
      return send().statusCode(200).extract().as(ImportReport.class);
    }
  }

  static Upload upload() {
    return new Upload();
  }

  /** Returns the four small good files. */
  static Upload good() {
    return upload()
        .with("cities", CITIES)
        .with("jobs", JOBS)
        .with("users", USERS)
        .with("behaviors", BEHAVIORS);
  }

  static FileReport file(ImportReport report, String name) {
    return report.files().stream().filter(f -> f.file().equals(name)).findFirst().orElseThrow();
  }

  static List<String> rejectedRows(long importId) {
    return given()
        .get("/imports/{id}/rejects", importId)
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .skip(1)
        .toList();
  }

  static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  static String vector(float... components) {
    ByteBuffer bytes =
        ByteBuffer.allocate(components.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(components);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  static String vector(int dimension) {
    return vector(new float[dimension]);
  }

  /** Returns the service as it is with another setting. */
  ImportService serviceWith(String name, String value) {
    SchedulerSettings settings =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withMapping(SchedulerSettings.class)
            .withDefaultValue("java.io.tmpdir", "target")
            .withDefaultValue("user.name", "test")
            .withDefaultValue(name, value)
            .build()
            .getConfigMapping(SchedulerSettings.class);
    return new ImportService(dataSource, folder, settings, json);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Returns the first column of a query, as texts. */
  List<String> query(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(String.valueOf(rows.getString(1)));
      }
      return texts;
    }
  }

  /** Returns everything an import can change, to see that nothing did, not even in place. */
  List<String> state() throws SQLException {
    List<String> state = new ArrayList<>();
    for (String table : List.of("city", "job", "user_profile", "behavior")) {
      state.addAll(
          query(
              "SELECT '%1$s' || ctid || xmin || t::text FROM %1$s t ORDER BY 1".formatted(table)));
    }
    return state;
  }
}
