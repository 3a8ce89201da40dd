package dev.baito.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaVersionTest {
  @Test
  void theCurrentVersionIsThatOfTheNewestMigrationAndNoneIsMissing() throws IOException {
    try (Stream<Path> migrations = Files.list(Path.of("src/main/resources/db/migration"))) {
      assertThat(
              migrations.map(file ->
                  Integer.parseInt(
                      file.getFileName().toString().replaceFirst("V(\\d+)__\\w+\\.sql", "$1"))))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, SchemaVersion.CURRENT).boxed().toList());
    }
  }
}
