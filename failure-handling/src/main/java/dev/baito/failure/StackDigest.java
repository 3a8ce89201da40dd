package dev.baito.failure;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** A short name for a stack trace: equal for failures at the same place, whatever their message. */
final class StackDigest {
  private StackDigest() {}

  /** Returns the digest, 8 hexadecimal digits, and the place nearest to it in our own code. */
  static String of(Throwable thrown) {
    var crc = new CRC32C();
    String place = "";
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 8; depth++) {
      crc.update(cause.getClass().getName().getBytes(StandardCharsets.UTF_8));
      for (StackTraceElement frame : cause.getStackTrace()) {
        // Line numbers of the JDK and of libraries do not matter; threads and proxies come and go.
        if (frame.getClassName().startsWith("dev.baito.")) {
          crc.update(frame.toString().getBytes(StandardCharsets.UTF_8));
          place = place.isEmpty() ? " at " + frame : place;
        }
      }
      cause = cause.getCause();
    }
    return "%08x%s".formatted(crc.getValue(), place);
  }
}
