package dev.baito.scheduler.retention;

import dev.baito.scheduler.database.Session;
import org.jspecify.annotations.Nullable;

/** Deletes in chunks: each statement is short, commits by itself and keeps nobody waiting. */
final class Deletion {
  private final Session session;
  private final int chunkRows;

  Deletion(Session session, int chunkRows) {
    this.session = session;
    this.chunkRows = chunkRows;
  }

  /**
   * Repeats a statement until it finds nothing more.
   *
   * @param sql deletes at most as many rows as its first parameter says
   * @param parameters the statement's second parameter and so on
   * @return how many rows were deleted
   */
  long all(String sql, @Nullable Object... parameters) {
    @Nullable Object[] all = new @Nullable Object[parameters.length + 1];
    all[0] = chunkRows;
    System.arraycopy(parameters, 0, all, 1, parameters.length);
    long deleted = 0;
    int rows;
    do {
      rows = session.query(sql, all).rowCount();
      deleted += rows;
    } while (rows == chunkRows);
    return deleted;
  }
}
