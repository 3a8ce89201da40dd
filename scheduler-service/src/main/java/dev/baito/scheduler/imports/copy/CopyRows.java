package dev.baito.scheduler.imports.copy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;

/**
 * Encodes rows in the binary format of PostgreSQL's COPY and hands them on in large pieces. A row
 * can be given up half-way. Not thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, "Binary Format"</a>
 */
public final class CopyRows {
  private static final int PIECE = 1 << 16;
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final int NULL_LENGTH = -1;
  private static final int TEXT_OID = 25;

  private static final int NUMERIC_BASE = 10_000;
  private static final int NUMERIC_DECIMALS = 4;
  private static final int MAX_NUMERIC_DIGITS = 5;

  private final CopySink sink;
  private final short columns;
  private byte[] buffer = new byte[PIECE + (PIECE >> 1)];
  private int length;
  private int rowStart;
  private long rows;

  /**
   * @param sink where the bytes go
   * @param columns the number of columns of every row
   */
  public CopyRows(CopySink sink, int columns) {
    this.sink = sink;
    this.columns = (short) columns;
    bytes(SIGNATURE, 0, SIGNATURE.length);
    int32(0);
    int32(0);
    rowStart = length;
  }

  /** Starts a row. */
  public void begin() {
    rowStart = length;
    int16(columns);
  }

  /** Ends a row that has all its columns. */
  public void end() throws SQLException {
    rows++;
    rowStart = length;
    if (length >= PIECE) {
      flush();
    }
  }

  /** Forgets the row that was begun. */
  public void abandon() {
    length = rowStart;
  }

  /** Ends the data. Returns the number of rows. */
  public long finish() throws SQLException {
    int16(-1);
    flush();
    return rows;
  }

  /** Appends a NULL. */
  public void nothing() {
    int32(NULL_LENGTH);
  }

  /** Appends a bigint. */
  public void bigint(long value) {
    int32(Long.BYTES);
    int64(value);
  }

  /** Appends a double precision. */
  public void number(double value) {
    bigint(Double.doubleToRawLongBits(value));
  }

  /** Appends a text. */
  public void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    bytea(utf8, 0, utf8.length);
  }

  /** Appends a bytea, or a text given as UTF-8. */
  public void bytea(byte[] value, int offset, int count) {
    int32(count);
    bytes(value, offset, count);
  }

  /** Appends a text[]. */
  public void texts(Collection<String> values) {
    int header = length;
    int32(0);
    int32(values.isEmpty() ? 0 : 1);
    int32(0);
    int32(TEXT_OID);
    if (!values.isEmpty()) {
      int32(values.size());
      int32(1);
      for (String value : values) {
        text(value);
      }
    }
    int32At(header, length - header - Integer.BYTES);
  }

  /** Appends a timestamptz, given in microseconds since 1970. */
  public void instant(long epochMicros) {
    bigint(epochMicros - 946_684_800_000_000L);
  }

  /** Appends a numeric of at least 0, given in ten-thousandths. */
  public void amount(long tenThousandths) {
    short[] digits = new short[MAX_NUMERIC_DIGITS];
    int count = 0;
    for (long rest = tenThousandths; rest > 0; rest /= NUMERIC_BASE) {
      digits[count++] = (short) (rest % NUMERIC_BASE);
    }
    // The lowest digit, of base 10,000, is the fraction; zeros at the low end are left out.
    int low = 0;
    while (low < count && digits[low] == 0) {
      low++;
    }
    int32(4 * Short.BYTES + (count - low) * Short.BYTES);
    int16(count - low);
    int16(count == 0 ? 0 : count - 2);
    int16(0);
    int16(decimals(tenThousandths));
    for (int i = count - 1; i >= low; i--) {
      int16(digits[i]);
    }
  }

  private static int decimals(long tenThousandths) {
    int decimals = NUMERIC_DECIMALS;
    long rest = tenThousandths;
    while (decimals > 0 && rest % 10 == 0) {
      rest /= 10;
      decimals--;
    }
    return decimals;
  }

  private void flush() throws SQLException {
    sink.write(buffer, 0, length);
    length = 0;
    rowStart = 0;
  }

  private void int16(int value) {
    reserve(Short.BYTES);
    buffer[length++] = (byte) (value >>> 8);
    buffer[length++] = (byte) value;
  }

  private void int32(int value) {
    reserve(Integer.BYTES);
    int32At(length, value);
    length += Integer.BYTES;
  }

  private void int32At(int at, int value) {
    buffer[at] = (byte) (value >>> 24);
    buffer[at + 1] = (byte) (value >>> 16);
    buffer[at + 2] = (byte) (value >>> 8);
    buffer[at + 3] = (byte) value;
  }

  private void int64(long value) {
    int32((int) (value >>> 32));
    int32((int) value);
  }

  private void bytes(byte[] value, int offset, int count) {
    reserve(count);
    System.arraycopy(value, offset, buffer, length, count);
    length += count;
  }

  private void reserve(int count) {
    if (buffer.length - length < count) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + count));
    }
  }
}
