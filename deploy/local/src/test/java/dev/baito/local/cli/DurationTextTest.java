package dev.baito.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

final class DurationTextTest {
  private final DurationText text = new DurationText();

  @Test
  void convert_everyUnit() {
    assertThat(text.convert("1000d")).isEqualTo(Duration.ofDays(1000));
    assertThat(text.convert("12h")).isEqualTo(Duration.ofHours(12));
    assertThat(text.convert("15m")).isEqualTo(Duration.ofMinutes(15));
    assertThat(text.convert("30s")).isEqualTo(Duration.ofSeconds(30));
    assertThat(text.convert("PT36H")).isEqualTo(Duration.ofHours(36));
  }

  @Test
  void convert_anythingElse_isRefused() {
    for (String wrong : new String[] {"", "30", "d", "-1d", "1.5h", "30D", "1w"}) {
      assertThatThrownBy(() -> text.convert(wrong))
          .as(wrong)
          .isInstanceOf(TypeConversionException.class)
          .hasMessageContaining("is not a duration");
    }
  }
}
