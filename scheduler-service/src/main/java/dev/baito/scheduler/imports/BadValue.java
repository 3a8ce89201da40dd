package dev.baito.scheduler.imports;

/**
 * Says why a row cannot be taken. Thrown for what a file holds, perhaps once per row, so it has no
 * stack trace. The reason does not repeat the value, so that equal reasons can be counted.
 */
final class BadValue extends Exception {
  private final String column;
  private final String reason;

  BadValue(String column, String reason) {
    super(column + ": " + reason, null, false, false);
    this.column = column;
    this.reason = reason;
  }

  /** Returns the column at fault, empty when it is the row as a whole. */
  String column() {
    return column;
  }

  String reason() {
    return reason;
  }
}
