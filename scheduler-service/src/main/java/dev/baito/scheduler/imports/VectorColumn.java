package dev.baito.scheduler.imports;

import dev.baito.scheduler.imports.copy.CopyRows;
import dev.baito.scheduler.imports.csv.Cell;
import dev.baito.vectors.Embedding;
import java.util.Arrays;
import java.util.Base64;

/**
 * Reads vectors and holds them to one dimension: the one given or, where none is, that of the first
 * valid vector. One import uses one for its jobs and then its users. Not thread-safe.
 */
final class VectorColumn {
  private static final String COLUMN = "vector";

  private int dimension;

  /**
   * @param dimension the dimension to hold vectors to, or 0 for that of the first one
   */
  VectorColumn(int dimension) {
    this.dimension = dimension;
  }

  /** Returns the dimension, 0 while it is open. */
  int dimension() {
    return dimension;
  }

  /**
   * Writes the vector of a row, or a NULL for none. As it may fix the dimension, it is the last of
   * a row's columns: then a row that is bad in another way never does.
   */
  void write(Row row, CopyRows out) throws BadValue {
    Cell cell = row.cell(COLUMN);
    if (cell.length() == 0) {
      out.nothing();
      return;
    }
    byte[] bytes = decode(cell);
    int found = valid(bytes).dimension();
    if (dimension != 0 && found != dimension) {
      throw new BadValue(
          COLUMN, "of dimension %d, where the others have %d".formatted(found, dimension));
    }
    dimension = found;
    out.bytea(bytes, 0, bytes.length);
  }

  private static byte[] decode(Cell cell) throws BadValue {
    try {
      return Base64.getDecoder().decode(Arrays.copyOfRange(cell.bytes(), cell.from(), cell.to()));
    } catch (IllegalArgumentException _) {
      throw new BadValue(COLUMN, "not base64");
    }
  }

  private static Embedding valid(byte[] bytes) throws BadValue {
    try {
      Embedding embedding = Embedding.fromLittleEndian(bytes);
      if (embedding.dimension() == 0) {
        throw new BadValue(COLUMN, "not base64");
      }
      return embedding;
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      // The component's number would make a reason of its own of every row.
      throw new BadValue(
          COLUMN, message.startsWith("vector component") ? "a component is not finite" : message);
    }
  }
}
