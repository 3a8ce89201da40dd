package dev.baito.scheduler.imports.copy;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One COPY into a table of PostgreSQL. While it is open the connection can do nothing else. */
public final class PostgresCopy implements AutoCloseable {
  private final CopyIn copy;
  private final CopyRows rows;

  /**
   * Starts it.
   *
   * @param target the table and its columns, such as {@code "city (city_code, name)"}
   * @param columns how many columns
   */
  public PostgresCopy(Connection connection, String target, int columns) throws SQLException {
    copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + target + " FROM STDIN (FORMAT binary)");
    rows = new CopyRows(copy::writeToCopy, columns);
  }

  /** Returns what takes the rows. */
  public CopyRows rows() {
    return rows;
  }

  /** Ends it; returns the number of rows. */
  public long finish() throws SQLException {
    long count = rows.finish();
    copy.endCopy();
    return count;
  }

  /** Cancels it, unless it was finished. */
  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
