package dev.baito.scheduler.imports.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class CsvReaderTest {
  private static final int MAX_RECORD = 1 << 20;

  private record Parsed(long line, List<String> fields, boolean misquoted, String raw) {}

  @Test
  void reader_readsQuotesDoubledQuotesAndLineBreaksInFields() throws IOException {
    assertThat(read("a,\"b\"\"c\",\"d\r\ne\"\r\nf,,\r\n"))
        .containsExactly(
            new Parsed(1, List.of("a", "b\"c", "d\r\ne"), false, "a,\"b\"\"c\",\"d\r\ne\""),
            new Parsed(3, List.of("f", "", ""), false, "f,,"));
  }

  @Test
  void reader_takesAnyLineEndAndSkipsBlankLines() throws IOException {
    assertThat(read("\n\na\rb\r\n\r\nc\n\"\"\n\nd").stream().map(Parsed::line))
        .containsExactly(3L, 4L, 6L, 7L, 9L);
  }

  @Test
  void misquotedRecord_endsWithItsLineAndLeavesTheOthersWhole() throws IOException {
    assertThat(read("1,\"5\" pipe\",x\n2,\"ok\",y\n3,\"say \"hi, you\"\"\n4,z,z"))
        .extracting(Parsed::line, Parsed::misquoted, Parsed::raw)
        .containsExactly(
            tuple(1L, true, "1,\"5\" pipe\",x"),
            tuple(2L, false, "2,\"ok\",y"),
            tuple(3L, true, "3,\"say \"hi, you\"\""),
            tuple(4L, false, "4,z,z"));
  }

  @Test
  void fileThatEndsInsideQuotes_isUnreadable() {
    assertThatThrownBy(() -> read("a,b\n1,\"two\nthree"))
        .isInstanceOfSatisfying(
            BaitoException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.IMPORT_FILE_UNREADABLE);
              assertThat(e).hasMessageContaining("line 2").hasMessageContaining("truncated");
            });
  }

  @Test
  void recordLongerThanAllowed_isUnreadable() {
    String text = "a\n\"" + "x".repeat(5_000) + "\"\n";
    assertThatThrownBy(() -> read(text, 1_000, 7))
        .isInstanceOf(BaitoException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("1000 bytes");
  }

  @Test
  void recordsOfManySizes_surviveEveryPlaceWhereTheBufferEnds() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int length = 0; length < 3_000; length += 7) {
      text.append(length).append(",\"").append("é\n".repeat(length)).append("\"\r\n");
    }
    List<Parsed> records = read(text.toString(), MAX_RECORD, 1 << 18);
    assertThat(records).hasSize(429);
    for (int i = 0; i < records.size(); i++) {
      assertThat(records.get(i).fields()).containsExactly(i * 7 + "", "é\n".repeat(i * 7));
    }
  }

  /** What FastCSV reads strictly, this reader reads alike; what it refuses, this one marks. */
  @Test
  void reader_agreesWithFastCsvOnRandomText() throws IOException {
    for (int seed = 0; seed < 20_000; seed++) {
      String text = randomText(new Random(seed));
      List<Parsed> expected;
      try {
        expected = fastCsv(text);
      } catch (de.siegmar.fastcsv.reader.CsvParseException e) {
        assertRefused(text, seed);
        continue;
      }
      assertThat(read(text, MAX_RECORD, 1 + seed % 9))
          .as("seed %d: %s", seed, text)
          .extracting(Parsed::line, Parsed::fields)
          .containsExactlyElementsOf(
              expected.stream().map(r -> tuple(r.line(), r.fields())).toList());
    }
  }

  private static void assertRefused(String text, int seed) throws IOException {
    try {
      assertThat(read(text)).as("seed %d: %s", seed, text).anyMatch(Parsed::misquoted);
    } catch (BaitoException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.IMPORT_FILE_UNREADABLE);
    }
  }

  private static String randomText(RandomGenerator random) {
    String[] pieces = {"\"", "\"\"", ",", "\n", "\r", "\r\n", "a", "é", " ", "\"x\"", ",\""};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(14); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  private static List<Parsed> fastCsv(String text) throws IOException {
    List<Parsed> records = new ArrayList<>();
    try (var reader =
        de.siegmar.fastcsv.reader.CsvReader.builder()
            .skipEmptyLines(true)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      for (CsvRecord record : reader) {
        records.add(new Parsed(record.getStartingLineNumber(), record.getFields(), false, ""));
      }
    }
    return records;
  }

  private static List<Parsed> read(String text) throws IOException {
    return read(text, MAX_RECORD, 3);
  }

  /** Reads from a stream that gives a few bytes at a time. */
  private static List<Parsed> read(String text, int maxRecord, int atOnce) throws IOException {
    InputStream whole = new ByteArrayInputStream(text.getBytes(UTF_8));
    InputStream in =
        new InputStream() {
          @Override
          public int read() throws IOException {
            return whole.read();
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return whole.read(bytes, offset, Math.min(length, atOnce));
          }
        };
    CsvReader reader = new CsvReader("test", in, maxRecord);
    List<Parsed> records = new ArrayList<>();
    while (reader.next()) {
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < reader.fields(); i++) {
        Cell cell = reader.cell(i);
        fields.add(new String(cell.bytes(), cell.from(), cell.length(), UTF_8));
      }
      records.add(
          new Parsed(reader.line(), fields, reader.misquoted(), new String(reader.raw(), UTF_8)));
    }
    return records;
  }
}
