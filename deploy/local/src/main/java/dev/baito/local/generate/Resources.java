package dev.baito.local.generate;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The files that the generator draws from, shipped beside its classes. Lines that start with {@code
 * #} are comments. No field holds what would have to be quoted in a file that is made of it.
 */
final class Resources {
  private Resources() {}

  static byte[] bytes(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<NamedCsvRecord> rows(String name) {
    String text = new String(bytes(name), StandardCharsets.UTF_8);
    try (var reader =
        CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(text)) {
      List<NamedCsvRecord> rows = reader.stream().toList();
      rows.forEach(row -> row.getFields().forEach(field -> requirePlain(name, field)));
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> split(String list) {
    return list.isEmpty() ? List.of() : List.of(list.split("\\|"));
  }

  private static void requirePlain(String name, String field) {
    if (field.indexOf(',') >= 0 || field.indexOf('"') >= 0 || field.indexOf('\n') >= 0) {
      throw new IllegalStateException(name + " holds a field that needs quoting: " + field);
    }
  }
}
