package dev.baito.scheduler.imports.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One field of the current record: a view of bytes that the next record overwrites. Not
 * thread-safe.
 */
public final class Cell {
  private static final byte[] NOTHING = new byte[0];
  private static final char REPLACEMENT = '\uFFFD';

  private byte[] bytes = NOTHING;
  private int from;
  private int to;
  private boolean escaped;

  /** Points this cell at bytes of a record; {@code escaped} says that they hold doubled quotes. */
  void set(byte[] newBytes, int newFrom, int newTo, boolean newEscaped) {
    bytes = newBytes;
    from = newFrom;
    to = newTo;
    escaped = newEscaped;
  }

  /** Returns the array that holds the field, from {@link #from()} to {@link #to()}. */
  public byte[] bytes() {
    unescape();
    return bytes;
  }

  /** Returns where the field starts. */
  public int from() {
    unescape();
    return from;
  }

  /** Returns where the field ends, exclusive. */
  public int to() {
    unescape();
    return to;
  }

  /** Returns the number of bytes. */
  public int length() {
    unescape();
    return to - from;
  }

  /** Drops ASCII blanks at both ends, for fields that hold numbers and the like. */
  public void trimBlanks() {
    unescape();
    while (from < to && isBlank(bytes[from])) {
      from++;
    }
    while (from < to && isBlank(bytes[to - 1])) {
      to--;
    }
  }

  /** Returns whether the field is exactly this ASCII text. */
  public boolean is(String ascii) {
    unescape();
    int length = to - from;
    if (length != ascii.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[from + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the text without white space at its ends, or nothing if it is not UTF-8. */
  public Optional<String> text() {
    unescape();
    if (from == to) {
      return Optional.of("");
    }
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    // Malformed bytes decode to U+FFFD, which the text may also hold in its own right.
    if (text.indexOf(REPLACEMENT) >= 0
        && !Arrays.equals(
            text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(bytes, from, to))) {
      return Optional.empty();
    }
    return Optional.of(text.strip());
  }

  private void unescape() {
    if (!escaped) {
      return;
    }
    byte[] plain = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      plain[length++] = bytes[i];
      if (bytes[i] == '"') {
        i++;
      }
    }
    set(plain, 0, length, false);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }
}
