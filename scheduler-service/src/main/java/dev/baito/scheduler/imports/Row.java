package dev.baito.scheduler.imports;

import dev.baito.scheduler.imports.csv.Cell;
import dev.baito.scheduler.imports.csv.CsvReader;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The current record of a file as typed values: a column that the file does not have reads as
 * empty. Not thread-safe.
 */
final class Row {
  /**
   * The longest name, code or list of names, in characters. An index of the database holds codes.
   */
  static final int MAX_NAME = 500;

  private static final int MAX_NAMES = 1_000;

  private final CsvReader reader;
  private final Header header;
  private final Cell absent = new Cell();

  Row(CsvReader reader, Header header) {
    this.reader = reader;
    this.header = header;
  }

  /** Checks the record as a whole. */
  void check() throws BadValue {
    if (reader.misquoted()) {
      throw new BadValue("", "text after a closing quote: quotes inside a field must be doubled");
    }
    if (reader.fields() != header.fields()) {
      throw new BadValue(
          "", "%d fields where the header row has %d".formatted(reader.fields(), header.fields()));
    }
  }

  /** Returns a column without the blanks around it. */
  Cell cell(String column) {
    Integer position = header.positions().get(column);
    if (position == null || position >= reader.fields()) {
      return absent;
    }
    Cell cell = reader.cell(position);
    cell.trimBlanks();
    return cell;
  }

  /** Returns a text of at most {@code maxLength} characters, perhaps empty. */
  String text(String column, int maxLength) throws BadValue {
    Optional<String> text = cell(column).text();
    if (text.isEmpty()) {
      throw new BadValue(column, NOT_UTF8);
    }
    String value = text.get();
    if (value.length() > maxLength) {
      throw new BadValue(column, "longer than " + maxLength + " characters");
    }
    if (value.indexOf('\0') >= 0) {
      throw new BadValue(column, "holds a NUL character");
    }
    return value;
  }

  /** The reason for text that is not UTF-8. */
  static final String NOT_UTF8 = "not UTF-8";

  /** Returns a name, perhaps empty. */
  String name(String column) throws BadValue {
    return text(column, MAX_NAME);
  }

  /** Returns a text that must be there. */
  String required(String column, int maxLength) throws BadValue {
    String value = text(column, maxLength);
    if (value.isEmpty()) {
      throw new BadValue(column, "empty, but required");
    }
    return value;
  }

  /** Returns the names split by {@code |}, each once, in their order. */
  Set<String> names(String column) throws BadValue {
    Set<String> names = new LinkedHashSet<>();
    String list = text(column, MAX_NAMES * MAX_NAME);
    for (int from = 0; from < list.length(); ) {
      int bar = list.indexOf('|', from);
      int to = bar < 0 ? list.length() : bar;
      String name = list.substring(from, to).strip();
      if (name.length() > MAX_NAME) {
        throw new BadValue(column, "a name in it is longer than " + MAX_NAME + " characters");
      }
      if (!name.isEmpty()) {
        names.add(name);
      }
      from = to + 1;
    }
    if (names.size() > MAX_NAMES) {
      throw new BadValue(column, "more than " + MAX_NAMES + " names");
    }
    return names;
  }

  /** Returns an id, from 1. */
  long id(String column) throws BadValue {
    Cell cell = cell(column);
    int length = cell.length();
    byte[] bytes = cell.bytes();
    if (length == 0) {
      throw new BadValue(column, "empty, but required");
    }
    long value = 0;
    for (int i = cell.from(); i < cell.to(); i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        throw new BadValue(column, "not a whole number of at least 1");
      }
      if (value > (Long.MAX_VALUE - digit) / 10) {
        throw new BadValue(column, "larger than a 64-bit number");
      }
      value = value * 10 + digit;
    }
    if (value == 0) {
      throw new BadValue(column, "not a whole number of at least 1");
    }
    return value;
  }
}
