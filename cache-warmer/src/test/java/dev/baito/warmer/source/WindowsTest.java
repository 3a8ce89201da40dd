package dev.baito.warmer.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.warmer.WarmerSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
  private static final WarmerSettings.Catalogue SETTINGS =
      new SmallRyeConfigBuilder()
          .withMapping(WarmerSettings.class)
          .withConverter(Duration.class, 100, text -> Duration.ofDays(days(text)))
          .build()
          .getConfigMapping(WarmerSettings.class)
          .catalogue();

  private static long days(String text) {
    return text.endsWith("d") ? Long.parseLong(text.substring(0, text.length() - 1)) : 0;
  }

  @Test
  void interest_reaches_back_as_far_as_the_longest_window() {
    assertThat(windows(30).interestFrom()).isEqualTo(AS_OF.minus(Duration.ofDays(360)));
    assertThat(windows(1000).interestFrom()).isEqualTo(AS_OF.minus(Duration.ofDays(1000)));
  }

  @Test
  void popularity_has_a_window_of_its_own() {
    assertThat(windows(1000).popularityFrom()).isEqualTo(AS_OF.minus(Duration.ofDays(360)));
  }

  private static Windows windows(int behaviorDays) {
    return Windows.of(new GenerationRequest(1, AS_OF, 0, Duration.ofDays(behaviorDays)), SETTINGS);
  }
}
