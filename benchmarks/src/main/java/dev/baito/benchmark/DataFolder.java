package dev.baito.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.baito.wage.HourlyWage;
import dev.baito.wage.SalaryType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * A folder of files in the import format (docs/data-formats.md), known to be good: it is not
 * checked as an import does it.
 *
 * @param path of the folder
 */
record DataFolder(Path path) {
  /** A row, its columns by name. */
  record Row(NamedCsvRecord columns) {
    /** Returns a column's text, empty where the file has no such column. */
    String text(String column) {
      return columns.findField(column).orElse("").strip();
    }

    long number(String column) {
      return Long.parseLong(text(column));
    }

    double decimal(String column) {
      return Double.parseDouble(text(column));
    }

    List<String> names(String column) {
      return Arrays.stream(text(column).split("\\|", -1))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .distinct()
          .toList();
    }

    Optional<Instant> instant(String column) {
      return Optional.of(text(column)).filter(text -> !text.isEmpty()).map(Instant::parse);
    }

    /** Returns a salary's bound as {@link HourlyWage} counts. */
    long wage(String column) {
      return text(column).isEmpty()
          ? HourlyWage.UNKNOWN
          : HourlyWage.exact(new BigDecimal(text(column)), SalaryType.valueOf(text("salary_type")));
    }
  }

  /**
   * Reads one of its files, plain or gzip.
   *
   * @param name without an ending
   * @throws IllegalArgumentException when there is no such file or it is not as it should be
   */
  <T> List<T> read(String name, Function<Row, T> reader) {
    Path plain = path.resolve(name + ".csv");
    Path file = Files.exists(plain) ? plain : path.resolve(name + ".csv.gz");
    List<T> read = new ArrayList<>();
    try (InputStream bytes = Files.newInputStream(file);
        InputStream text = file.equals(plain) ? bytes : new GZIPInputStream(bytes, 1 << 16);
        var rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(text, UTF_8))) {
      rows.forEach(row -> read.add(reader.apply(new Row(row))));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "cannot read %s, name a folder that imports without rejects: %s".formatted(file, e), e);
    }
    return read;
  }
}
