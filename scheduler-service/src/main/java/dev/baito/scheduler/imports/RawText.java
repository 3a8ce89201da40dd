package dev.baito.scheduler.imports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The text of a rejected row: as in the file, with what no text can hold written as {@code \xE9}.
 */
final class RawText {

  private RawText() {}

  /** Returns the text of these bytes. Malformed UTF-8 and NUL are written in hexadecimal. */
  static String of(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    StringBuilder text = new StringBuilder(bytes.length);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      text.append(out.flip());
      out.clear();
      if (!result.isError()) {
        break;
      }
      for (int i = 0; i < result.length(); i++) {
        text.append("\\x%02X".formatted(in.get()));
      }
    }
    return text.indexOf("\0") < 0 ? text.toString() : text.toString().replace("\0", "\\x00");
  }
}
