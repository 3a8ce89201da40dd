package dev.baito.scheduler.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Past imports. Thread-safe. */
@ApplicationScoped
public class ImportStore {
  private final DataSource dataSource;
  private final ObjectMapper json;

  ImportStore(DataSource dataSource, ObjectMapper json) {
    this.dataSource = dataSource;
    this.json = json;
  }

  /**
   * Returns the report of an import.
   *
   * @throws BaitoException with {@link ErrorCode#IMPORT_UNKNOWN} when there is none
   */
  public ImportReport report(long importId) throws IOException, SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT report FROM import_report WHERE import_id = ?")) {
      statement.setLong(1, importId);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new BaitoException(
              ErrorCode.IMPORT_UNKNOWN,
              "There is no import %d: it never was, or its report was removed by retention"
                  .formatted(importId));
        }
        return json.readValue(rows.getString(1), ImportReport.class);
      }
    }
  }

  /** Writes the rejected rows of an import as CSV, streamed by PostgreSQL. */
  public void writeRejects(long importId, OutputStream out) throws IOException, SQLException {
    String query =
        """
        COPY (
          SELECT file, line_no AS line, nullif(column_name, '') AS "column", reason, raw AS row
          FROM import_reject WHERE import_id = %d ORDER BY reject_no
        ) TO STDOUT (FORMAT csv, HEADER)
        """
            .formatted(importId);
    try (Connection connection = dataSource.getConnection()) {
      connection.unwrap(PGConnection.class).getCopyAPI().copyOut(query, out);
    }
  }
}
