package dev.baito.scheduler.imports.csv;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a CSV file, plain or gzip, told apart by the first two bytes; a byte order mark is
 * skipped. What cannot be read is a {@link BaitoException} that says why.
 */
public final class CsvFile extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final long maxBytes;
  private long count;

  private CsvFile(String name, InputStream in, long maxBytes) {
    super(in);
    this.name = name;
    this.maxBytes = maxBytes;
  }

  /**
   * Opens a file.
   *
   * @param name what messages call the file
   * @param maxBytes the most bytes accepted, after decompression
   * @throws BaitoException with {@link ErrorCode#IMPORT_FILE_MISSING}, {@link
   *     ErrorCode#IMPORT_FILE_EMPTY} or {@link ErrorCode#IMPORT_FILE_UNREADABLE}
   */
  public static CsvFile open(String name, Path path, long maxBytes) throws IOException {
    InputStream file;
    try {
      file = new BufferedInputStream(Files.newInputStream(path), BUFFER);
    } catch (NoSuchFileException e) {
      throw new BaitoException(ErrorCode.IMPORT_FILE_MISSING, name + " is missing", e);
    }
    try {
      CsvFile csv = new CsvFile(name, unpacked(name, file), maxBytes);
      csv.skipByteOrderMark();
      return csv;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int got;
    try {
      got = in.read(bytes, offset, length);
    } catch (EOFException e) {
      throw unreadable("its gzip stream ends too early: the file is truncated", e);
    } catch (ZipException e) {
      throw unreadable("its gzip stream is damaged (" + e.getMessage() + ")", e);
    }
    count += Math.max(got, 0);
    if (count > maxBytes) {
      throw unreadable(
          "it is larger than "
              + maxBytes
              + " bytes: split it, or raise the setting baito.scheduler.imports.max-file-bytes",
          null);
    }
    return got;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  private static InputStream unpacked(String name, InputStream file) throws IOException {
    file.mark(2);
    byte[] magic = file.readNBytes(2);
    file.reset();
    boolean gzip = magic.length == 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B;
    if (!gzip) {
      return file;
    }
    try {
      return new BufferedInputStream(new GZIPInputStream(file, BUFFER), BUFFER);
    } catch (EOFException e) {
      throw unreadable(name, "its gzip stream ends too early: the file is truncated", e);
    } catch (ZipException e) {
      throw unreadable(name, "its gzip stream is damaged (" + e.getMessage() + ")", e);
    }
  }

  private void skipByteOrderMark() throws IOException {
    in.mark(3);
    byte[] mark = new byte[3];
    int got = readNBytes(mark, 0, 3);
    if (got == 0) {
      throw new BaitoException(
          ErrorCode.IMPORT_FILE_EMPTY, name + " is empty: not even a header row is there");
    }
    if (got < 3 || mark[0] != (byte) 0xEF || mark[1] != (byte) 0xBB || mark[2] != (byte) 0xBF) {
      in.reset();
    }
    count = 0;
  }

  private BaitoException unreadable(String reason, @Nullable Throwable cause) {
    return unreadable(name, reason, cause);
  }

  private static BaitoException unreadable(String name, String reason, @Nullable Throwable cause) {
    String message = name + " cannot be read: " + reason;
    return cause == null
        ? new BaitoException(ErrorCode.IMPORT_FILE_UNREADABLE, message)
        : new BaitoException(ErrorCode.IMPORT_FILE_UNREADABLE, message, cause);
  }
}
