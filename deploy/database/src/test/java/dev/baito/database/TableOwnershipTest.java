package dev.baito.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.database.OwnershipPage.Owner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No module has a statement that changes a table of another one. */
class TableOwnershipTest {
  private static final Path REPOSITORY = Path.of("../..");

  private final Map<String, Owner> owners = OwnershipPage.read().owners();

  @Test
  void modulesChangeOnlyWhatTheyOwn() {
    var trespasses = new ArrayList<String>();
    for (Path source : sources()) {
      String module = REPOSITORY.relativize(source).getName(0).toString();
      for (WriteStatement statement : WriteStatement.in(read(source))) {
        if (!allowed(module, statement)) {
          trespasses.add(source + ": " + statement);
        }
      }
    }
    assertThat(trespasses).isEmpty();
  }

  /** A search that finds nothing would forbid nothing. */
  @Test
  void theSearchFindsWhatTheSinkWrites() {
    Set<String> tables = new TreeSet<>();
    for (Path source : sources()) {
      if (source.startsWith(REPOSITORY.resolve("result-sink"))) {
        WriteStatement.in(read(source)).forEach(statement -> tables.add(statement.table()));
      }
    }
    assertThat(tables)
        .containsExactly("batch_completion", "current_list", "run_failure", "run_list");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "cache-warmer # INSERT INTO catalogue_block (payload) VALUES ($1) # true",
        "scheduler-service # INSERT INTO catalogue_block (payload) VALUES ($1) # false",
        "scheduler-service # UPDATE ONLY run r SET state = 'failed' # true",
        "scheduler-service # UPDATE batch_completion SET failed = 0 # false",
        "scheduler-service # delete from run_list where run_id = $1 # true",
        "scheduler-service # INSERT INTO run_list SELECT 1 # false",
        "scheduler-service # COPY job (job_id, title) FROM STDIN # true",
        "scoring-worker # COPY job FROM STDIN # false",
        "scoring-worker # COPY job TO STDOUT # true",
        "scoring-worker # TRUNCATE job # false",
        "scoring-worker # ON CONFLICT DO UPDATE SET a = 1, update this run and set it up # true",
        "scoring-worker # MERGE INTO public.job USING x # false",
        "scheduler-service # INSERT INTO staged_job SELECT 1 # true",
      })
  void aStatementIsAllowedOrNot(String module, String text, boolean allowed) {
    assertThat(WriteStatement.in(text)).allMatch(s -> allowed(module, s) == allowed);
    assertThat(WriteStatement.in(text).stream().allMatch(s -> allowed(module, s)))
        .isEqualTo(allowed);
  }

  private boolean allowed(String module, WriteStatement statement) {
    Owner owner = owners.get(statement.table());
    if (owner == null) {
      return true; // a temporary table: result-sink tests that every other one has its owner
    }
    return owner.writtenBy().equals(module)
        || (statement.kind() == WriteStatement.Kind.DELETE && owner.deletedBy().equals(module));
  }

  /**
   * The sources of every module: those at the top and those in deploy, but the schema itself and
   * what fills a database that only tests have.
   */
  private static List<Path> sources() {
    var sources = new ArrayList<Path>();
    for (Path folder : List.of(REPOSITORY, REPOSITORY.resolve("deploy"))) {
      for (Path module : under(folder, 1)) {
        Path main = module.resolve("src/main");
        if (Files.isDirectory(main)) {
          sources.addAll(under(main, Integer.MAX_VALUE));
        }
      }
    }
    sources.removeIf(file ->
        !file.toString().matches(".*\\.(java|sql|properties|html)")
            || file.startsWith(REPOSITORY.resolve("deploy/database/src/main/resources"))
            || file.endsWith("dev/baito/local/testing/full-data.sql"));
    return sources;
  }

  private static List<Path> under(Path folder, int depth) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> !file.equals(folder)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
