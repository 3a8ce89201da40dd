package dev.baito.local.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.baito.vectors.Embedding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeneratorTest {
  private static final List<String> FILES =
      List.of("cities.csv", "jobs.csv", "users.csv", "behaviors.csv");

  @TempDir Path folder;

  @Test
  void generate_sameSeed_sameBytesWithAnyNumberOfThreads() throws Exception {
    generate("one", Generated.settings(300, 700, 5, 1));
    generate("four", Generated.settings(300, 700, 5, 4));

    for (String file : FILES) {
      assertThat(folder.resolve("four").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
    }
  }

  /** Changed vocabularies change these, and so do changed draws; nothing else may. */
  @Test
  void generate_seedOne_isTheseBytesOnEveryMachine() throws Exception {
    generate("golden", Generated.settings(40, 300, 1, 2));

    assertThat(digest("golden/jobs.csv"))
        .isEqualTo("83136ff4f1d23d1636fe1b192065e1de2dbb1a6961a0610e8f9db93b5fc425eb");
    assertThat(digest("golden/users.csv"))
        .isEqualTo("cfafe6e19ee1978b5d04c9412563b5e99272a74a8d330f60beb0dec0811f9fa1");
    assertThat(digest("golden/behaviors.csv"))
        .isEqualTo("c6d7d9a2b8268d040aa13be776031177a8e1113151384f4ccf703779596bac1f");
  }

  @Test
  void generate_otherSeed_otherBytes() throws Exception {
    generate("five", Generated.settings(50, 50, 5, 2));
    generate("six", Generated.settings(50, 50, 6, 2));

    for (String file : List.of("jobs.csv", "users.csv", "behaviors.csv")) {
      assertThat(Files.readAllBytes(folder.resolve("six").resolve(file)))
          .as(file)
          .isNotEqualTo(Files.readAllBytes(folder.resolve("five").resolve(file)));
    }
  }

  @Test
  void generate_rows_areOfTheImportFormat() throws Exception {
    Instant asOf = GeneratorSettings.DEFAULT_AS_OF;
    Generated data = generate("data", Generated.settings(200, 400, 1, 2));

    Set<String> cities = data.byKey("cities.csv", "city_code").keySet();
    assertThat(data.rows("jobs.csv")).hasSize(400);
    for (NamedCsvRecord job : data.rows("jobs.csv")) {
      assertThat(job.getFieldCount()).isEqualTo(JobRows.HEADER.split(",").length);
      assertThat(job.getField("title")).isNotBlank();
      assertThat(job.getField("city_code"))
          .matches(code -> code.isEmpty() || cities.contains(code));
      assertThat(Instant.parse(job.getField("posted_at")))
          .isBetween(asOf.minus(JobFacts.POSTED_WITHIN), asOf);
    }
    assertThat(data.rows("users.csv")).hasSize(200);
    for (NamedCsvRecord user : data.rows("users.csv")) {
      assertThat(user.getFieldCount()).isEqualTo(UserRows.HEADER.split(",").length);
      assertThat(cities).contains(user.getField("city_code"));
      assertThat(user.getField("keywords")).isNotBlank();
    }
    assertThat(data.rows("behaviors.csv")).isNotEmpty();
    for (NamedCsvRecord behavior : data.rows("behaviors.csv")) {
      assertThat(Long.parseLong(behavior.getField("job_id"))).isBetween(1L, 400L);
      assertThat(behavior.getField("action")).isIn("view", "click", "favorite", "apply");
      assertThat(Instant.parse(behavior.getField("occurred_at"))).isBeforeOrEqualTo(asOf);
    }
  }

  @Test
  void generate_vectorsAsked_areOfUnitLengthAndChangeNothingElse() throws Exception {
    Generated plain = generate("plain", Generated.settings(30, 60, 1, 2));
    Generated data = generate("vectors", Generated.withVectors(30, 60, 16));

    for (String file : List.of("jobs.csv", "users.csv")) {
      for (NamedCsvRecord row : data.rows(file)) {
        assertUnitLength(row.getField("vector"));
      }
      assertThat(Files.readAllLines(data.folder().resolve(file)))
          .map(line -> line.substring(0, line.lastIndexOf(',')))
          .isEqualTo(Files.readAllLines(plain.folder().resolve(file)));
    }
    assertThat(data.folder().resolve("behaviors.csv"))
        .hasSameBinaryContentAs(plain.folder().resolve("behaviors.csv"));
  }

  @Test
  void generate_nothing_writesHeadersOnly() throws Exception {
    generate("data", Generated.settings(0, 0, 1, 1));

    assertThat(Files.readAllLines(folder.resolve("data/jobs.csv"))).containsExactly(JobRows.HEADER);
    assertThat(Files.readAllLines(folder.resolve("data/users.csv")))
        .containsExactly(UserRows.HEADER);
  }

  @Test
  void generate_usersWithoutJobs_haveNoBehaviors() throws Exception {
    Generated data = generate("data", Generated.settings(20, 0, 1, 1));

    assertThat(data.rows("users.csv")).hasSize(20);
    assertThat(data.rows("behaviors.csv")).isEmpty();
  }

  @Test
  void settings_dimensionOutOfRange_isRefused() {
    assertThatThrownBy(() -> new GeneratorSettings(1, 1, 1, Instant.EPOCH, OptionalInt.of(12), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("multiple of 8");
  }

  private static void assertUnitLength(String base64) {
    Embedding vector = Embedding.fromLittleEndian(Base64.getDecoder().decode(base64));
    double squares = 0;
    for (float component : vector.toArray()) {
      squares += (double) component * component;
    }
    assertThat(squares).isBetween(0.99999, 1.00001);
  }

  private String digest(String file) throws Exception {
    byte[] bytes = Files.readAllBytes(folder.resolve(file));
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private Generated generate(String name, GeneratorSettings settings) throws Exception {
    return Generated.make(folder.resolve(name), settings);
  }
}
