package dev.baito.local.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * CSV rows as UTF-8 bytes, built without intermediate strings where it matters. The generator's own
 * texts hold no comma, quote or line break, so that nothing needs quoting.
 */
final class RowBuffer {
  private byte[] bytes;
  private int size;

  RowBuffer(int capacity) {
    bytes = new byte[Math.max(64, capacity)];
  }

  RowBuffer text(byte[] utf8) {
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
    return this;
  }

  RowBuffer text(String text) {
    return text(text.getBytes(StandardCharsets.UTF_8));
  }

  RowBuffer number(long number) {
    return text(Long.toString(number));
  }

  RowBuffer comma() {
    return one((byte) ',');
  }

  void endRow() {
    one((byte) '\n');
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
  }

  private RowBuffer one(byte value) {
    room(1);
    bytes[size++] = value;
    return this;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
