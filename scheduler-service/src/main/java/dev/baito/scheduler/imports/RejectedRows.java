package dev.baito.scheduler.imports;

import dev.baito.scheduler.imports.csv.CsvReader;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Gets the text of the rows that were rejected in the database, by reading their file again. */
final class RejectedRows {
  private static final int FETCH_SIZE = 1_000;

  private static final String SQL =
      """
      SELECT line_no, column_name, reason FROM rejected_row WHERE file = ? ORDER BY line_no
      """;

  private RejectedRows() {}

  /** Adds the rows of a file to a spool of their own, if there are any. */
  static void spool(ImportTransaction transaction, Rejects rejects, OpenFile open)
      throws IOException, SQLException {
    RejectSpool spool = rejects.spool(open.file());
    CsvReader reader = open.reader();
    try (PreparedStatement statement = transaction.connection().prepareStatement(SQL)) {
      statement.setFetchSize(FETCH_SIZE);
      statement.setString(1, open.file().text());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          long line = rows.getLong(1);
          while (reader.line() < line && reader.next()) {
            // On to the line, which was there the first time.
          }
          spool.add(
              new RejectSpool.Entry(
                  line, rows.getString(2), rows.getString(3), "", RawText.of(reader.raw())));
        }
      }
    }
  }
}
