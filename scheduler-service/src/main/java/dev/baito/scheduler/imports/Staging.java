package dev.baito.scheduler.imports;

import java.util.List;

/**
 * A staging table: a temporary one, gone with the transaction, that holds the rows of a file that
 * are good by themselves, with their line numbers.
 *
 * @param name its name
 * @param key the column that is the key, empty where all columns together are
 * @param columns its columns after the line number, by name
 * @param types their types
 */
record Staging(String name, String key, List<String> columns, List<String> types) {

  /** Returns the statement that makes it. */
  String ddl() {
    StringBuilder ddl =
        new StringBuilder("CREATE TEMP TABLE ").append(name).append(" (line_no bigint");
    for (int i = 0; i < columns.size(); i++) {
      ddl.append(", ").append(columns.get(i)).append(' ').append(types.get(i));
    }
    // Without the storage parameter, rows with vectors would be cut up and put together once more.
    return ddl.append(") WITH (toast_tuple_target = 8160) ON COMMIT DROP").toString();
  }

  /** Returns the target of the COPY that fills it. */
  String copyTarget() {
    return name + " (line_no, " + String.join(", ", columns) + ")";
  }
}
