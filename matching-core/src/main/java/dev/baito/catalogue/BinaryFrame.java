package dev.baito.catalogue;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * What blocks and headers have in common as bytes, all little-endian: a magic number, the layout
 * version, the content, and a CRC32C (RFC 3720) of all that comes before it.
 */
final class BinaryFrame {
  /** Bytes before the content. */
  static final int PREFIX = 2 * Integer.BYTES;

  /** Bytes after the content. */
  static final int SUFFIX = Integer.BYTES;

  private BinaryFrame() {}

  /** Returns a buffer for a frame, positioned at its content. */
  static ByteBuffer open(int magic, int layoutVersion, int contentBytes) {
    return ByteBuffer.allocate(PREFIX + contentBytes + SUFFIX)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(magic)
        .putInt(layoutVersion);
  }

  /** Puts the checksum behind the content and returns the whole frame. */
  @SuppressWarnings("ByteBufferBackingArray") // open() allocated it
  static byte[] close(ByteBuffer frame) {
    byte[] bytes = frame.array();
    frame.putInt(checksum(bytes));
    if (frame.hasRemaining()) {
      throw new IllegalStateException(frame.remaining() + " bytes of the frame were not written");
    }
    return bytes;
  }

  /**
   * Checks a frame and returns its content.
   *
   * @throws BaitoException with {@link ErrorCode#CATALOGUE_CORRUPT} or {@link
   *     ErrorCode#CATALOGUE_LAYOUT_UNKNOWN}
   */
  static ByteBuffer content(String what, byte[] bytes, int magic, int layoutVersion) {
    if (bytes.length < PREFIX + SUFFIX) {
      throw corrupt(what, "only " + bytes.length + " bytes");
    }
    ByteBuffer frame = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (frame.getInt(bytes.length - SUFFIX) != checksum(bytes)) {
      throw corrupt(what, "its checksum does not match");
    }
    if (frame.getInt() != magic) {
      throw corrupt(what, "it does not start like one");
    }
    int layout = frame.getInt();
    if (layout != layoutVersion) {
      throw new BaitoException(
          ErrorCode.CATALOGUE_LAYOUT_UNKNOWN,
          what
              + " has layout "
              + layout
              + ", this build reads "
              + layoutVersion
              + ": let all services be of one version and build a new generation");
    }
    return frame.limit(bytes.length - SUFFIX);
  }

  static BaitoException corrupt(String what, String why) {
    return new BaitoException(
        ErrorCode.CATALOGUE_CORRUPT,
        what + " is corrupt: " + why + "; it is read again from the next tier");
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - SUFFIX);
    return (int) crc.getValue();
  }
}
