package dev.baito.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A CSV file with a header row (RFC 4180, UTF-8), plain or gzip by its name. */
public final class CsvFile {
  private static final int END = -1;

  private CsvFile() {}

  /** A record: the text of its columns, trimmed, by their name. */
  public record Row(Map<String, String> columns) {
    /** Returns a column's text, empty where the file has no such column. */
    public String text(String column) {
      return columns.getOrDefault(column, "");
    }
  }

  /** Hands over every row in the order of the file. */
  public static void forEach(Path file, Consumer<Row> consumer) {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain =
            file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        var text =
            new PushbackReader(new BufferedReader(new InputStreamReader(plain, UTF_8), 1 << 16))) {
      int first = text.read();
      if (first != '\uFEFF' && first != END) {
        text.unread(first);
      }
      List<String> header = record(text);
      for (List<String> cells = record(text); !cells.isEmpty(); cells = record(text)) {
        if (cells.size() == 1 && cells.getFirst().isEmpty()) {
          continue; // an empty line
        }
        Map<String, String> columns = HashMap.newHashMap(header.size());
        for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
          columns.put(header.get(i), cells.get(i));
        }
        consumer.accept(new Row(columns));
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  /** Returns the cells of the next record, none at the end of the file. */
  private static List<String> record(PushbackReader text) throws IOException {
    List<String> cells = new ArrayList<>();
    var cell = new StringBuilder();
    boolean quoted = false;
    int c = text.read();
    if (c == END) {
      return cells;
    }
    for (; ; c = text.read()) {
      if (quoted && c == END) {
        throw new IOException("a quoted cell does not end");
      }
      if (c == '"' && quoted) {
        int next = text.read();
        if (next == '"') {
          cell.append('"');
        } else {
          quoted = false;
          if (next != END) {
            text.unread(next);
          }
        }
      } else if (c == '"') {
        quoted = true;
      } else if (quoted || (c != ',' && c != '\n' && c != '\r' && c != END)) {
        cell.append((char) c);
      } else if (c != '\r') {
        cells.add(cell.toString().strip());
        cell.setLength(0);
        if (c != ',') {
          return cells;
        }
      }
    }
  }
}
