package dev.baito.sink;

import static dev.baito.sink.LedgerTables.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schema as migrated says who owns it; the page of deploy/database says the same. */
class TableOwnershipTest {
  private static final Path PAGE = Path.of("../deploy/database/README.md");

  @Test
  void everyTableHasAnOwner() {
    List<String> tables =
        rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    assertThat(rows("SELECT table_name FROM table_ownership ORDER BY 1"))
        .containsExactlyElementsOf(tables)
        .contains("run_list");
  }

  @Test
  void thePageSaysWhatTheTableSays() throws IOException {
    List<String> page =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();
    assertThat(page)
        .containsExactlyInAnyOrderElementsOf(
            rows(
                """
                SELECT format('| `%s` | %s | %s | %s |', table_name, written_by, deleted_by, holds)
                FROM table_ownership
                """));
  }
}
