package dev.baito.scheduler.imports;

import dev.baito.scheduler.imports.copy.CopyRows;
import dev.baito.scheduler.imports.copy.PostgresCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Every rejected row of one import: those found while parsing and those found in the database, in
 * spools of their own that are merged at the end. Not thread-safe.
 */
final class Rejects implements AutoCloseable {
  private static final int COLUMNS = 7;

  private final Path folder;
  private final Map<ImportFile, List<RejectSpool>> spools = new EnumMap<>(ImportFile.class);

  Rejects(Path folder) {
    this.folder = folder;
  }

  /** Starts a spool for rows of a file. */
  RejectSpool spool(ImportFile file) throws IOException {
    RejectSpool spool = new RejectSpool(file, folder);
    spools.computeIfAbsent(file, _ -> new ArrayList<>()).add(spool);
    return spool;
  }

  /** Returns how many rows of a file were rejected. */
  long count(ImportFile file) {
    return spools.getOrDefault(file, List.of()).stream().mapToLong(RejectSpool::count).sum();
  }

  /** Counts all of them. */
  RejectTally tally() throws IOException, SQLException {
    RejectTally tally = new RejectTally();
    forEach((file, entry) -> tally.add(entry.reject(file)));
    return tally;
  }

  /** Writes all of them to the table import_reject, for a report that is there. */
  void store(Connection connection, long importId) throws IOException, SQLException {
    String target = "import_reject (import_id, reject_no, file, line_no, column_name, reason, raw)";
    try (PostgresCopy copy = new PostgresCopy(connection, target, COLUMNS)) {
      CopyRows rows = copy.rows();
      long[] number = {0};
      forEach((file, entry) -> {
        rows.begin();
        rows.bigint(importId);
        rows.bigint(++number[0]);
        rows.text(file.text());
        rows.bigint(entry.line());
        rows.text(entry.column());
        rows.text(entry.reason());
        rows.text(entry.raw());
        rows.end();
      });
      copy.finish();
    }
  }

  @Override
  public void close() throws IOException {
    for (List<RejectSpool> ofFile : spools.values()) {
      for (RejectSpool spool : ofFile) {
        spool.close();
      }
    }
  }

  private void forEach(EntryConsumer consumer) throws IOException, SQLException {
    for (Map.Entry<ImportFile, List<RejectSpool>> ofFile : spools.entrySet()) {
      try (MergedRejects merged = new MergedRejects(ofFile.getValue())) {
        while (merged.hasNext()) {
          consumer.accept(ofFile.getKey(), merged.next());
        }
      }
    }
  }

  @FunctionalInterface
  private interface EntryConsumer {
    void accept(ImportFile file, RejectSpool.Entry entry) throws IOException, SQLException;
  }
}
