package dev.baito.scheduler.imports;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.imports.copy.CopyRows;
import dev.baito.scheduler.imports.copy.PostgresCopy;
import dev.baito.scheduler.imports.csv.CsvReader;
import java.io.IOException;
import java.sql.SQLException;

/** Streams a file into its staging table, and its bad rows into a spool. */
final class FileStager {
  private final ImportTransaction transaction;
  private final Rejects rejects;

  FileStager(ImportTransaction transaction, Rejects rejects) {
    this.transaction = transaction;
    this.rejects = rejects;
  }

  /** Stages all rows; returns how many the file has. */
  long stage(FileLoad load, OpenFile open) throws IOException, SQLException {
    Staging staging = load.staging();
    transaction.execute(staging.ddl());
    RejectSpool spool = rejects.spool(load.file());
    long rows = 0;
    long malformed = 0;
    try (PostgresCopy copy =
        new PostgresCopy(
            transaction.connection(), staging.copyTarget(), staging.columns().size() + 1)) {
      while (open.reader().next()) {
        rows++;
        try {
          write(load, open, copy.rows());
        } catch (BadValue bad) {
          copy.rows().abandon();
          malformed += bad.reason().equals(Row.NOT_UTF8) ? 1 : 0;
          spool.add(entry(load, open, bad));
        }
      }
      copy.finish();
    }
    requireUtf8(load.file(), rows, malformed);
    hold(load, spool);
    return rows;
  }

  private static void write(FileLoad load, OpenFile open, CopyRows out)
      throws BadValue, SQLException {
    out.begin();
    out.bigint(open.reader().line());
    open.row().check();
    load.write(open.row(), out);
    out.end();
  }

  private RejectSpool.Entry entry(FileLoad load, OpenFile open, BadValue bad) {
    CsvReader reader = open.reader();
    return new RejectSpool.Entry(
        reader.line(), bad.column(), bad.reason(), heldKey(load, open), RawText.of(reader.raw()));
  }

  private String heldKey(FileLoad load, OpenFile open) {
    if (!transaction.replaces(load.file())) {
      return "";
    }
    try {
      return load.key(open.row());
    } catch (BadValue _) {
      return "";
    }
  }

  /**
   * A row with a stray byte is a bad row. A file where most rows have one is in another encoding;
   * loading its few plain rows would help nobody.
   */
  private static void requireUtf8(ImportFile file, long rows, long malformed) {
    if (malformed * 2 > rows) {
      throw new BaitoException(
          ErrorCode.IMPORT_FILE_UNREADABLE,
          "%s cannot be read: %d of its %d rows are not UTF-8. Save the file as CSV in UTF-8"
              .formatted(file.text(), malformed, rows));
    }
  }

  private void hold(FileLoad load, RejectSpool spool) throws IOException, SQLException {
    if (!transaction.replaces(load.file()) || spool.count() == 0) {
      return;
    }
    try (PostgresCopy copy = new PostgresCopy(transaction.connection(), "held_key (file, key)", 2);
        RejectSpool.Cursor entries = spool.read()) {
      CopyRows rows = copy.rows();
      while (entries.hasNext()) {
        String key = entries.next().key();
        if (!key.isEmpty()) {
          rows.begin();
          rows.text(load.file().text());
          rows.text(key);
          rows.end();
        }
      }
      copy.finish();
    }
  }
}
