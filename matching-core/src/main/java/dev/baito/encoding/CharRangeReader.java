package dev.baito.encoding;

import java.io.Reader;

/** Reads a part of an array, again and again. */
final class CharRangeReader extends Reader {
  private char[] text = new char[0];
  private int position;
  private int end;

  void set(char[] text, int start, int end) {
    this.text = text;
    this.position = start;
    this.end = end;
  }

  @Override
  public int read(char[] target, int offset, int length) {
    if (position == end) {
      return -1;
    }
    int count = Math.min(length, end - position);
    System.arraycopy(text, position, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public void close() {
    // Set again for the next text.
  }
}
