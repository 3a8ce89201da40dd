package dev.baito.scheduler.imports.copy;

import java.sql.SQLException;

/** Takes the bytes of a COPY in the order they come. */
@FunctionalInterface
public interface CopySink {

  /** Takes bytes, before it returns: the caller uses the array again. */
  void write(byte[] bytes, int offset, int length) throws SQLException;
}
