package dev.baito.worker.vectors;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.baito.vectors.Embedding;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows as the import reads them. Not thread-safe. */
final class CsvRows {
  private static final String SEPARATOR = "|";

  private final Writer writer;
  private final CsvWriter csv;

  CsvRows(OutputStream out, List<String> header) {
    this.writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
    csv.writeRecord(header);
  }

  void write(List<String> row) {
    csv.writeRecord(row);
  }

  /** Sends what was written so far on its way. */
  void flush() throws IOException {
    csv.flush();
    writer.flush();
  }

  static String vector(float[] components) {
    return Base64.getEncoder().encodeToString(Embedding.of(components).toLittleEndian());
  }

  static String names(String[] names) {
    return String.join(SEPARATOR, names);
  }

  static String instant(@Nullable OffsetDateTime time) {
    return time == null ? "" : time.toInstant().toString();
  }
}
