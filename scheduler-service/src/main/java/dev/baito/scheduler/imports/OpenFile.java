package dev.baito.scheduler.imports;

import dev.baito.scheduler.SchedulerSettings.Imports;
import dev.baito.scheduler.imports.csv.CsvFile;
import dev.baito.scheduler.imports.csv.CsvReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that is being read, past its header row.
 *
 * @param file which one
 * @param header its header row
 * @param reader its records
 * @param row the current record as values
 * @param bytes what to close
 */
record OpenFile(ImportFile file, Header header, CsvReader reader, Row row, CsvFile bytes)
    implements AutoCloseable {

  /**
   * Opens a file and reads its header row.
   *
   * @throws dev.baito.BaitoException when it cannot be read as CSV
   */
  static OpenFile open(ImportFile file, Path path, Imports settings) throws IOException {
    CsvFile bytes = CsvFile.open(file.text(), path, settings.maxFileBytes());
    try {
      CsvReader reader = new CsvReader(file.text(), bytes, settings.maxRowBytes());
      Header header = Header.read(file, reader);
      return new OpenFile(file, header, reader, new Row(reader, header), bytes);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
