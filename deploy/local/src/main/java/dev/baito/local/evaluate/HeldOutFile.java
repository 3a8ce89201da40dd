package dev.baito.local.evaluate;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * Reads held-out pairs: UTF-8 CSV with the columns {@code user_id} and {@code job_id} in any order,
 * plain or gzip by its name. Other columns are ignored. A row that is no pair of ids refuses the
 * file: figures over part of it would not be what was asked for.
 */
public final class HeldOutFile {
  private static final String USER = "user_id";
  private static final String JOB = "job_id";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;
  private final NavigableMap<Long, NavigableSet<Long>> jobs = new TreeMap<>();
  private long repeated;

  private HeldOutFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws BaitoException with {@link ErrorCode#IMPORT_FILE_MISSING}, {@link
   *     ErrorCode#IMPORT_FILE_EMPTY}, {@link ErrorCode#IMPORT_FILE_UNREADABLE}, {@link
   *     ErrorCode#IMPORT_COLUMN_MISSING}, or {@link ErrorCode#HELD_OUT_INVALID} naming the line
   */
  public static HeldOut read(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new BaitoException(
          ErrorCode.IMPORT_FILE_MISSING, file + " cannot be read: it must be a file you may read");
    }
    HeldOutFile reading = new HeldOutFile(file);
    try (Reader text = open(file);
        CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(text)) {
      reading.take(rows.iterator());
    } catch (UncheckedIOException | IOException | CsvParseException e) {
      throw new BaitoException(
          ErrorCode.IMPORT_FILE_UNREADABLE,
          file + " cannot be read as UTF-8 CSV, plain or .gz: " + e.getMessage(),
          e);
    }
    if (reading.jobs.isEmpty()) {
      throw new BaitoException(
          ErrorCode.HELD_OUT_INVALID, file + " holds no pair: give at least one row");
    }
    return new HeldOut(reading.jobs, reading.repeated);
  }

  private static Reader open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    try {
      return new InputStreamReader(
          file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
          StandardCharsets.UTF_8.newDecoder()); // which refuses what is not UTF-8
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private void take(Iterator<CsvRecord> rows) {
    if (!rows.hasNext()) {
      throw new BaitoException(
          ErrorCode.IMPORT_FILE_EMPTY, file + " is empty: it needs the header user_id,job_id");
    }
    List<String> header =
        rows.next().getFields().stream()
            .map(name -> name.replace(BYTE_ORDER_MARK, "").strip())
            .toList();
    int user = column(header, USER);
    int job = column(header, JOB);
    while (rows.hasNext()) {
      CsvRecord row = rows.next();
      boolean isNew =
          jobs.computeIfAbsent(id(row, user, USER), _ -> new TreeSet<>()).add(id(row, job, JOB));
      repeated += isNew ? 0 : 1;
    }
  }

  private int column(List<String> header, String name) {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new BaitoException(
          ErrorCode.IMPORT_COLUMN_MISSING, file + " has no column " + name + ": add it");
    }
    return column;
  }

  private long id(CsvRecord row, int column, String name) {
    String text = row.getField(column).strip(); // rows are as long as the header, or refused
    try {
      long id = Long.parseLong(text);
      if (id > 0) {
        return id;
      }
    } catch (NumberFormatException e) {
      // refused below, as ids below 1 are
    }
    throw new BaitoException(
        ErrorCode.HELD_OUT_INVALID,
        file
            + ", line "
            + row.getStartingLineNumber()
            + ": "
            + name
            + " is '"
            + text
            + "': it must be a whole number from 1");
  }
}
