package dev.baito.scheduler.imports;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Rejected rows of one file in the order of their lines, on disk until the import has decided what
 * becomes of it: there may be as many as the file has rows. Not thread-safe.
 */
final class RejectSpool implements AutoCloseable {
  private final Path path;
  private final DataOutputStream out;
  private long count;

  RejectSpool(ImportFile file, Path folder) throws IOException {
    this.path = Files.createTempFile(folder, file.text() + "-", ".rejects");
    this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)));
  }

  /** Adds a row behind all that were added before. */
  void add(Entry entry) throws IOException {
    out.writeLong(entry.line());
    out.writeUTF(entry.column());
    out.writeUTF(entry.reason());
    out.writeUTF(entry.key());
    byte[] raw = entry.raw().getBytes(StandardCharsets.UTF_8);
    out.writeInt(raw.length);
    out.write(raw);
    count++;
  }

  /** Returns how many rows were added. */
  long count() {
    return count;
  }

  /** Starts to read the rows added so far. */
  Cursor read() throws IOException {
    out.flush();
    return new Cursor(
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path))), count);
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(path);
  }

  /**
   * A rejected row, whole.
   *
   * @param line the line on which it starts
   * @param column the column at fault
   * @param reason why
   * @param key the key that it names, empty when it names none or nobody asks
   * @param raw its text
   */
  record Entry(long line, String column, String reason, String key, String raw) {

    /** Returns what the report says of it. */
    Reject reject(ImportFile file) {
      return new Reject(file.text(), line, column, reason);
    }
  }

  /** Reads the rows of a spool. */
  static final class Cursor implements AutoCloseable {
    private final DataInputStream in;
    private long left;

    private Cursor(DataInputStream in, long left) {
      this.in = in;
      this.left = left;
    }

    /** Returns whether there is one more. */
    boolean hasNext() {
      return left > 0;
    }

    /** Returns the next. */
    Entry next() throws IOException {
      left--;
      long line = in.readLong();
      String column = in.readUTF();
      String reason = in.readUTF();
      String key = in.readUTF();
      String raw = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      return new Entry(line, column, reason, key, raw);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
