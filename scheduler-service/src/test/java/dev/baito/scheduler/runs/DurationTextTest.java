package dev.baito.scheduler.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "30d,PT720H,30d",
    "12h,PT12H,12h",
    "15m,PT15M,15m",
    "30s,PT30S,30s",
    "1000d,PT24000H,1000d",
    "48h,PT48H,2d",
    "0d,PT0S,0s",
    "P30D,PT720H,30d",
    "p1dT12h,PT36H,36h",
    "PT0.5S,PT0.5S,PT0.5S",
    "' 90m ',PT1H30M,90m",
    "36500d,PT876000H,36500d"
  })
  void duration_is_read_and_written_short(String text, Duration duration, String shortest) {
    assertThat(DurationText.parse(text)).isEqualTo(duration);
    assertThat(DurationText.format(duration)).isEqualTo(shortest);
    assertThat(DurationText.parse(shortest)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "d",
        "30",
        "1.5d",
        "-1d",
        "30 d",
        "1w",
        "P1M",
        "PT-1S",
        "36501d",
        "9999999999d",
        "PT0.0001S"
      })
  void what_is_no_duration_is_refused(String text) {
    assertThatThrownBy(() -> DurationText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
