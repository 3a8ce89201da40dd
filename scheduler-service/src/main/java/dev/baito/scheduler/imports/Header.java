package dev.baito.scheduler.imports;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.imports.csv.CsvReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The header row of a file: where each known column stands.
 *
 * @param fields the number of columns in the file
 * @param positions the position of each known column that is there
 * @param unknown the names of the columns that are not read
 */
record Header(int fields, Map<String, Integer> positions, List<String> unknown) {
  private static final int MAX_FIELDS = 1024;

  /**
   * Reads the first record.
   *
   * @throws BaitoException with {@link ErrorCode#IMPORT_FILE_EMPTY}, {@link
   *     ErrorCode#IMPORT_FILE_UNREADABLE} or {@link ErrorCode#IMPORT_COLUMN_MISSING}
   */
  static Header read(ImportFile file, CsvReader reader) throws IOException {
    if (!reader.next()) {
      throw new BaitoException(
          ErrorCode.IMPORT_FILE_EMPTY, file.text() + " is empty: not even a header row is there");
    }
    if (reader.misquoted() || reader.fields() > MAX_FIELDS) {
      throw unreadable(file, "its first line is not a header row");
    }
    Map<String, Integer> positions = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < reader.fields(); i++) {
      String name = name(file, reader, i);
      if (!file.columns().contains(name)) {
        unknown.add(name);
      } else if (positions.putIfAbsent(name, i) != null) {
        throw unreadable(file, "its header row names the column " + name + " twice");
      }
    }
    requireColumns(file, positions, reader.fields());
    return new Header(reader.fields(), Map.copyOf(positions), List.copyOf(unknown));
  }

  private static String name(ImportFile file, CsvReader reader, int field) {
    Optional<String> text = reader.cell(field).text();
    if (text.isEmpty() || text.get().chars().anyMatch(c -> c < ' ')) {
      throw unreadable(file, "its header row is not UTF-8 text. Save the file as CSV in UTF-8");
    }
    return text.get();
  }

  private static void requireColumns(ImportFile file, Map<String, Integer> positions, int fields) {
    List<String> missing = new ArrayList<>(file.required());
    missing.removeAll(positions.keySet());
    if (!missing.isEmpty()) {
      throw new BaitoException(
          ErrorCode.IMPORT_COLUMN_MISSING,
          "%s lacks the column%s %s: the header row names %d column%s, and none of them so"
              .formatted(
                  file.text(),
                  missing.size() == 1 ? "" : "s",
                  String.join(", ", missing),
                  fields,
                  fields == 1 ? "" : "s"));
    }
  }

  private static BaitoException unreadable(ImportFile file, String reason) {
    return new BaitoException(
        ErrorCode.IMPORT_FILE_UNREADABLE, file.text() + " cannot be read as CSV: " + reason);
  }
}
