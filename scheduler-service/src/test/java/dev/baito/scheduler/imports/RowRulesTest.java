package dev.baito.scheduler.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.scheduler.imports.copy.CopyRows;
import dev.baito.scheduler.imports.csv.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule that a row must keep by itself. Bytes are given as ISO 8859-1 characters. */
final class RowRulesTest {
  private static final String GOOD = "good";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "1|good",
        " 7 |good",
        "9223372036854775807|good",
        "9223372036854775808|job_id: larger than a 64-bit number",
        "99999999999999999999999|job_id: larger than a 64-bit number",
        "0|job_id: not a whole number of at least 1",
        "-1|job_id: not a whole number of at least 1",
        "1.0|job_id: not a whole number of at least 1",
        "x|job_id: not a whole number of at least 1",
        "''|job_id: empty, but required"
      })
  void jobId_isAPositive64BitNumber(String id, String verdict) throws IOException {
    assertThat(job("job_id,title", id + ",t")).isEqualTo(verdict);
  }

  @Test
  void title_isRequiredText() throws IOException {
    assertThat(job("job_id,title", "1,t")).isEqualTo(GOOD);
    assertThat(job("job_id,title", "1, \t")).isEqualTo("title: empty, but required");
    assertThat(job("job_id,title", "1,\0")).isEqualTo("title: holds a NUL character");
    assertThat(job("job_id,title", "1,caf\u00E9")).isEqualTo("title: not UTF-8");
    assertThat(job("job_id,title", "1,caf\u00C3\u00A9 \u00EF\u00BF\u00BD")).isEqualTo(GOOD);
    assertThat(job("job_id,title", "1," + "x".repeat(2_000))).isEqualTo(GOOD);
    assertThat(job("job_id,title", "1," + "x".repeat(2_001)))
        .isEqualTo("title: longer than 2000 characters");
  }

  @Test
  void row_hasAsManyFieldsAsTheHeader() throws IOException {
    assertThat(job("job_id,title,tag", "1,t")).isEqualTo(": 2 fields where the header row has 3");
    assertThat(job("job_id,title", "1,t,")).isEqualTo(": 3 fields where the header row has 2");
    assertThat(job("job_id,title", "1,\"a\"b"))
        .isEqualTo(": text after a closing quote: quotes inside a field must be doubled");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HOURLY,1,2|good",
        "DAILY,0,0|good",
        "WEEKLY,,1|good",
        "MONTHLY,1.2345,|good",
        "YEARLY,,|good",
        ",,|good",
        "HOURLY,100000000000,100000000000.0000|good",
        "HOURLY,.5,1.|good",
        "hourly,1,2|salary_type: none of HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY",
        ",1,|salary_type: empty, but required where a salary is given",
        ",,0|salary_type: empty, but required where a salary is given",
        "HOURLY,2,1|salary_min: greater than salary_max",
        "HOURLY,1.00001,2|salary_min: more than 4 decimals",
        "HOURLY,1,2.00000|salary_max: more than 4 decimals",
        "HOURLY,-1,2|salary_min: negative, or not a decimal number",
        "HOURLY,1e3,2|salary_min: not a decimal number",
        "HOURLY,.,2|salary_min: not a decimal number",
        "HOURLY,1.2.3,2|salary_min: not a decimal number",
        "HOURLY,NaN,2|salary_min: not a decimal number",
        "HOURLY,1,100000000000.0001|salary_max: larger than 100000000000",
        "HOURLY,1,99999999999999999999999999|salary_max: larger than 100000000000"
      })
  void salary_isExactDecimalsWithAType(String fields, String verdict) throws IOException {
    assertThat(job("job_id,title,salary_type,salary_min,salary_max", "1,t," + fields))
        .isEqualTo(verdict);
    assertThat(
            check(
                new UserLoad(new VectorColumn(0)),
                "user_id,salary_type,salary_min,salary_max",
                "1," + fields))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-31T09:00:00Z",
        "2024-02-29T23:59:59Z",
        "2026-01-31T09:00:00.123456789Z",
        "2026-01-31T09:00:00+09:00",
        "2026-01-31T09:00Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z"
      })
  void instant_isIso8601(String instant) throws IOException {
    assertThat(job("job_id,title,posted_at", "1,t," + instant)).isEqualTo(GOOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31",
        "2026-01-31T09:00:00",
        "2026-01-31 09:00:00Z",
        "2025-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-01-31T24:00:00Z",
        "2026-01-31T23:60:00Z",
        "2026-01-31T23:59:60Z",
        "2026-01-31T2x:59:00Z",
        "0000-01-01T00:00:00Z",
        "1769850000",
        "yesterday"
      })
  void whatIsNoInstant_isRejected(String text) throws IOException {
    assertThat(job("job_id,title,expires_at", "1,t," + text))
        .isEqualTo("expires_at: not an ISO 8601 instant such as 2026-01-31T09:00:00Z");
  }

  @Test
  void instant_isInTheYears1To9999() throws IOException {
    assertThat(job("job_id,title,posted_at", "1,t,9999-12-31T23:59:59-01:00"))
        .isEqualTo("posted_at: not in the years 1 to 9999");
    assertThat(job("job_id,title,posted_at", "1,t,-0044-03-15T12:00:00Z"))
        .isEqualTo("posted_at: not in the years 1 to 9999");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "90,180|good",
        "-90,-180|good",
        "+1.5e1,-0|good",
        "90.001,0|latitude: outside ±90 degrees",
        "0,-180.5|longitude: outside ±180 degrees",
        ",0|latitude: empty, but required",
        "0,|longitude: empty, but required",
        "NaN,0|latitude: not a decimal number",
        "1d,0|latitude: not a decimal number",
        "0x1p3,0|latitude: not a decimal number",
        "1e999,0|latitude: outside ±90 degrees"
      })
  void position_isInDegrees(String fields, String verdict) throws IOException {
    assertThat(check(new CityLoad(), "city_code,latitude,longitude", "A," + fields))
        .isEqualTo(verdict);
  }

  @Test
  void cityCode_isRequired() throws IOException {
    assertThat(check(new CityLoad(), "city_code,latitude,longitude", " ,1,1"))
        .isEqualTo("city_code: empty, but required");
    assertThat(check(new CityLoad(), "city_code,latitude,longitude", "x".repeat(501) + ",1,1"))
        .isEqualTo("city_code: longer than 500 characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|good",
        "0|good",
        "12.5|good",
        "-1|max_distance_km: not a decimal number of at least 0",
        "1e999|max_distance_km: not a decimal number of at least 0",
        "far|max_distance_km: not a decimal number"
      })
  void distance_isAtLeastZero(String distance, String verdict) throws IOException {
    assertThat(check(new UserLoad(new VectorColumn(0)), "user_id,max_distance_km", "1," + distance))
        .isEqualTo(verdict);
  }

  @Test
  void names_haveALimit() throws IOException {
    assertThat(job("job_id,title,features", "1,t,a|" + "x".repeat(501)))
        .isEqualTo("features: a name in it is longer than 500 characters");
    String many = "a|".repeat(600) + "b|c";
    assertThat(job("job_id,title,features", "1,t," + many)).isEqualTo(GOOD);
    StringBuilder distinct = new StringBuilder();
    for (int i = 0; i <= 1_000; i++) {
      distinct.append(i).append('|');
    }
    assertThat(job("job_id,title,features", "1,t," + distinct))
        .isEqualTo("features: more than 1000 names");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2,view,2026-01-31T09:00:00Z|good",
        "1,2,apply,2026-01-31T09:00:00.5+09:00|good",
        "1,2,View,2026-01-31T09:00:00Z|action: none of view, click, favorite, apply",
        "1,2,,2026-01-31T09:00:00Z|action: empty, but required",
        "1,2,view,|occurred_at: empty, but required",
        ",2,view,2026-01-31T09:00:00Z|user_id: empty, but required",
        "1,0,view,2026-01-31T09:00:00Z|job_id: not a whole number of at least 1"
      })
  void behavior_hasFourColumns(String fields, String verdict) throws IOException {
    assertThat(check(new BehaviorLoad(), "user_id,job_id,action,occurred_at", fields))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|good",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=|good",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA|good",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAwH8=|vector: a component is not finite",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgP8=|vector: a component is not finite",
        "AAAAAA==|vector: vector of dimension 1, which is not a multiple of 8 up to 2048",
        "AAAAAAA=|vector: vector of 5 bytes, which is not a multiple of 4",
        "AA-_|vector: not base64",
        "A|vector: not base64",
        "[0.1 0.2]|vector: not base64"
      })
  void vector_isBase64OfFiniteFloats(String vector, String verdict) throws IOException {
    assertThat(job("job_id,title,vector", "1,t," + vector)).isEqualTo(verdict);
  }

  private static String job(String header, String line) throws IOException {
    return check(new JobLoad(new VectorColumn(0)), header, line);
  }

  /** Returns {@link #GOOD}, or the column at fault and the reason. */
  private static String check(FileLoad load, String header, String line) throws IOException {
    var in = new ByteArrayInputStream((header + "\n" + line + "\n").getBytes(ISO_8859_1));
    var reader = new CsvReader("test", in, 1 << 20);
    var row = new Row(reader, Header.read(load.file(), reader));
    assertThat(reader.next()).isTrue();
    try {
      row.check();
      load.write(row, new CopyRows((_, _, _) -> {}, 1));
      return GOOD;
    } catch (BadValue bad) {
      return bad.column() + ": " + bad.reason();
    }
  }
}
