package dev.baito.local.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.baito.vectors.Embedding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
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
    generate("one", settings(300, 700, 5, 1));
    generate("four", settings(300, 700, 5, 4));

    for (String file : FILES) {
      assertThat(folder.resolve("four").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
    }
  }

  @Test
  void generate_otherSeed_otherBytes() throws Exception {
    generate("five", settings(50, 50, 5, 2));
    generate("six", settings(50, 50, 6, 2));

    for (String file : List.of("jobs.csv", "users.csv", "behaviors.csv")) {
      assertThat(Files.readAllBytes(folder.resolve("six").resolve(file)))
          .as(file)
          .isNotEqualTo(Files.readAllBytes(folder.resolve("five").resolve(file)));
    }
  }

  @Test
  void generate_rows_areOfTheImportFormat() throws Exception {
    Instant asOf = GeneratorSettings.DEFAULT_AS_OF;
    generate("data", settings(200, 400, 1, 2));

    Set<String> cities = new HashSet<>();
    rows("cities.csv").forEach(row -> cities.add(row.getField("city_code")));
    assertThat(rows("jobs.csv")).hasSize(400);
    for (NamedCsvRecord job : rows("jobs.csv")) {
      assertThat(job.getField("title")).isNotBlank();
      assertThat(job.getField("city_code"))
          .matches(code -> code.isEmpty() || cities.contains(code));
      assertThat(Instant.parse(job.getField("posted_at")))
          .isBetween(asOf.minus(JobFacts.POSTED_WITHIN), asOf);
      assertUnitLength(job.getField("vector"));
    }
    assertThat(rows("users.csv")).hasSize(200);
    for (NamedCsvRecord user : rows("users.csv")) {
      assertThat(cities).contains(user.getField("city_code"));
      assertUnitLength(user.getField("vector"));
    }
    assertThat(rows("behaviors.csv")).isNotEmpty();
    for (NamedCsvRecord behavior : rows("behaviors.csv")) {
      assertThat(Long.parseLong(behavior.getField("job_id"))).isBetween(1L, 400L);
      assertThat(behavior.getField("action")).isIn("view", "click", "favorite", "apply");
      assertThat(Instant.parse(behavior.getField("occurred_at"))).isBeforeOrEqualTo(asOf);
    }
  }

  @Test
  void generate_nothing_writesHeadersOnly() throws Exception {
    generate("data", settings(0, 0, 1, 1));

    assertThat(Files.readAllLines(folder.resolve("data/jobs.csv"))).containsExactly(JobRows.HEADER);
    assertThat(Files.readAllLines(folder.resolve("data/users.csv")))
        .containsExactly(UserRows.HEADER);
  }

  @Test
  void generate_usersWithoutJobs_haveNoBehaviors() throws Exception {
    generate("data", settings(20, 0, 1, 1));

    assertThat(rows("users.csv")).hasSize(20);
    assertThat(rows("behaviors.csv")).isEmpty();
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

  private void generate(String name, GeneratorSettings settings) throws Exception {
    new Generator(settings).write(folder.resolve(name), (what, done, all) -> {});
  }

  private List<NamedCsvRecord> rows(String file) throws Exception {
    try (var reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve("data").resolve(file))) {
      return reader.stream().toList();
    }
  }

  private static GeneratorSettings settings(int users, int jobs, long seed, int threads) {
    return new GeneratorSettings(
        users, jobs, seed, GeneratorSettings.DEFAULT_AS_OF, OptionalInt.of(16), threads);
  }
}
