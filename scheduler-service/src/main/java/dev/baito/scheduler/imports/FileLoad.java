package dev.baito.scheduler.imports;

import dev.baito.scheduler.imports.copy.CopyRows;
import java.sql.SQLException;

/**
 * How one file reaches its table: row by row into a staging table, then set by set into its own.
 */
interface FileLoad {

  /** Returns which file it is. */
  ImportFile file();

  /** Returns the staging table. */
  Staging staging();

  /**
   * Writes the columns of a row behind its line number.
   *
   * @throws BadValue when the row cannot be taken
   */
  void write(Row row, CopyRows out) throws BadValue;

  /**
   * Returns the key that a row names, as text.
   *
   * @throws BadValue when it names none
   */
  String key(Row row) throws BadValue;

  /** Moves the staged rows into their table, and those that cannot be taken among the rejected. */
  LoadCounts apply(ImportTransaction transaction) throws SQLException;
}
