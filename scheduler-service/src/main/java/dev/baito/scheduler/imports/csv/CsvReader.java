package dev.baito.scheduler.imports.csv;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the records of a CSV file (RFC 4180; lines may end in CRLF, LF or CR; blank lines do not
 * count), one at a time, in memory bounded by the longest record. Not thread-safe.
 */
/*
 * Why not a library: a record whose quotes are wrong is a bad row, reported whole, and the rows
 * after it load; a parser that throws cannot go on behind the bad record and does not give its text.
 * And vectors are most of a file: read as bytes, they are neither decoded to characters nor copied
 * into strings. A test holds this reader against FastCSV.
 *
 * A record that reaches the end of the buffer is scanned again from its start once there are more
 * bytes. The buffer is filled to the brim each time, so that this happens once per buffer.
 */
public final class CsvReader {
  private static final int INITIAL_BUFFER = 1 << 18;
  private static final int MAX_FIELDS = 1024;
  private static final int NEED_MORE = -1;

  private final String name;
  private final InputStream in;
  private final int maxRecordBytes;
  private final List<Cell> cells = new ArrayList<>();
  private byte[] buffer;
  private int limit;
  private boolean ended;

  private int start;
  private int end;
  private int next;
  private int fields;
  private boolean misquoted;
  private int linesInRecord;
  private long line;
  private long nextLine = 1;

  /**
   * @param name what messages call the file
   * @param in the bytes of the file; the caller closes it
   * @param maxRecordBytes the longest record accepted
   */
  public CsvReader(String name, InputStream in, int maxRecordBytes) {
    this.name = name;
    this.in = in;
    this.maxRecordBytes = maxRecordBytes;
    this.buffer = new byte[Math.min(INITIAL_BUFFER, maxRecordBytes)];
  }

  /**
   * Moves to the next record.
   *
   * @return whether there is one
   * @throws BaitoException with {@link ErrorCode#IMPORT_FILE_UNREADABLE} when the file ends inside
   *     quotes or a record is longer than allowed
   */
  public boolean next() throws IOException {
    do {
      start = next;
      line = nextLine;
      if (start == limit && !refill()) {
        return false;
      }
      while (scan() == NEED_MORE) {
        refill();
      }
      nextLine += linesInRecord;
    } while (start == end);
    return true;
  }

  /** Returns the line on which the current record starts, from 1. */
  public long line() {
    return line;
  }

  /** Returns the number of fields of the current record. */
  public int fields() {
    return fields;
  }

  /** Returns whether a field of the current record goes on after its closing quote. */
  public boolean misquoted() {
    return misquoted;
  }

  /** Returns a field of the current record; of those past the 1024th only their number is known. */
  public Cell cell(int field) {
    return cells.get(field);
  }

  /** Returns a copy of the current record as it stands in the file, without its line end. */
  public byte[] raw() {
    return Arrays.copyOfRange(buffer, start, end);
  }

  private int scan() {
    fields = 0;
    misquoted = false;
    linesInRecord = 0;
    int at = start;
    while (true) {
      at = at < limit && buffer[at] == '"' ? quoted(at) : unquoted(at);
      if (at == NEED_MORE) {
        return NEED_MORE;
      }
      if (at < limit && buffer[at] == ',') {
        at++;
      } else {
        return finish(at);
      }
    }
  }

  /** Scans a field without quotes; returns where it ends. */
  private int unquoted(int from) {
    int at = from;
    while (at < limit) {
      byte b = buffer[at];
      if (b <= ',' && (b == ',' || b == '\n' || b == '\r')) {
        break;
      }
      at++;
    }
    if (at == limit && !ended) {
      return NEED_MORE;
    }
    add(from, at, false);
    return at;
  }

  /** Scans a field in quotes; returns where it ends, behind the closing quote. */
  private int quoted(int quote) {
    boolean doubled = false;
    int at = quote + 1;
    while (true) {
      if (at >= limit - 1 && !ended) {
        return NEED_MORE;
      }
      if (at >= limit) {
        throw unreadable(
            "it ends inside quotes, in the record that starts at line "
                + line
                + ": the file is truncated or a quote is missing");
      }
      byte b = buffer[at];
      if (b == '"') {
        if (at + 1 == limit || buffer[at + 1] != '"') {
          break;
        }
        doubled = true;
        at++;
      } else {
        countLine(at);
      }
      at++;
    }
    add(quote + 1, at, doubled);
    return at + 1 == limit || isSeparator(buffer[at + 1]) ? at + 1 : afterClosingQuote(at + 1);
  }

  /**
   * Gives the record up: it ends with its line. Of all ways to go on, this is the one that loses
   * the fewest rows behind a quote that should have been doubled.
   */
  private int afterClosingQuote(int from) {
    misquoted = true;
    for (int at = from; at < limit; at++) {
      if (buffer[at] == '\n' || buffer[at] == '\r') {
        return at;
      }
    }
    return ended ? limit : NEED_MORE;
  }

  private int finish(int at) {
    end = at;
    next = at;
    if (at < limit) {
      if (buffer[at] == '\r') {
        if (at + 1 == limit && !ended) {
          return NEED_MORE;
        }
        next = at + 1 < limit && buffer[at + 1] == '\n' ? at + 2 : at + 1;
      } else {
        next = at + 1;
      }
      linesInRecord++;
    }
    return at;
  }

  private void countLine(int at) {
    byte b = buffer[at];
    if (b == '\n' || (b == '\r' && (at + 1 == limit || buffer[at + 1] != '\n'))) {
      linesInRecord++;
    }
  }

  private void add(int from, int to, boolean doubledQuotes) {
    if (fields < MAX_FIELDS) {
      if (fields == cells.size()) {
        cells.add(new Cell());
      }
      cells.get(fields).set(buffer, from, to, doubledQuotes);
    }
    fields++;
  }

  private static boolean isSeparator(byte b) {
    return b == ',' || b == '\n' || b == '\r';
  }

  /** Moves the current record to the front and fills the rest; returns whether bytes came. */
  private boolean refill() throws IOException {
    if (ended) {
      return false;
    }
    int kept = limit - start;
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, kept);
    } else if (kept == buffer.length) {
      if (kept >= maxRecordBytes) {
        throw unreadable(
            "the record that starts at line "
                + line
                + " is longer than "
                + maxRecordBytes
                + " bytes: a closing quote is probably missing");
      }
      buffer = Arrays.copyOf(buffer, (int) Math.min(2L * kept, maxRecordBytes));
    }
    start = 0;
    next = 0;
    int wanted = buffer.length - kept;
    int got = in.readNBytes(buffer, kept, wanted);
    limit = kept + got;
    ended = got < wanted;
    return got > 0;
  }

  private BaitoException unreadable(String reason) {
    return new BaitoException(
        ErrorCode.IMPORT_FILE_UNREADABLE, name + " cannot be read as CSV: " + reason);
  }
}
