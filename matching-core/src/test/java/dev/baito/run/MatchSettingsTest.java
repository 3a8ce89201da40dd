package dev.baito.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MatchSettingsTest {
  private static MatchSettings settings(
      int topK, Duration window, Duration halfLife, double staticWeight) {
    return new MatchSettings(
        topK, UnknownPolicy.ACCEPT, SeenPolicy.APPLIED, window, halfLife, staticWeight, 0, 0);
  }

  private static void assertRefused(
      String name, int topK, Duration window, Duration halfLife, double staticWeight) {
    assertThatExceptionOfType(BaitoException.class)
        .isThrownBy(() -> settings(topK, window, halfLife, staticWeight))
        .withMessageContaining(name)
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.RUN_REQUEST_INVALID));
  }

  @Test
  void default_isWhatTheDocumentationSays() {
    assertThat(MatchSettings.DEFAULT)
        .isEqualTo(settings(40, Duration.ofDays(30), Duration.ofDays(14), 0.1));
  }

  @Test
  void topK_outOfRange_isRefused() {
    assertRefused("top_k", 0, Duration.ofDays(30), Duration.ofDays(14), 0.1);
    assertRefused("top_k", -1, Duration.ofDays(30), Duration.ofDays(14), 0.1);
    assertRefused("top_k", 20_001, Duration.ofDays(30), Duration.ofDays(14), 0.1);
  }

  @Test
  void limits_themselves_areAccepted() {
    assertThat(settings(1, Duration.ZERO, Duration.ofNanos(1000), 0).topK()).isEqualTo(1);
    assertThat(settings(20_000, Duration.ofDays(36_500), Duration.ofDays(36_500), 1e30).topK())
        .isEqualTo(20_000);
  }

  @Test
  void behaviorWindow_negative_isRefused() {
    assertRefused("behavior_window", 40, Duration.ofSeconds(-1), Duration.ofDays(14), 0.1);
  }

  @Test
  void behaviorHalfLife_notPositive_isRefused() {
    assertRefused("behavior_half_life", 40, Duration.ofDays(30), Duration.ZERO, 0.1);
    assertRefused("behavior_half_life", 40, Duration.ofDays(30), Duration.ofDays(-1), 0.1);
  }

  @Test
  void staticWeight_negativeOrNotANumber_isRefused() {
    for (double weight :
        new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      assertRefused("static_weight", 40, Duration.ofDays(30), Duration.ofDays(14), weight);
    }
  }

  @Test
  void cap_negative_isRefused() {
    assertThatExceptionOfType(BaitoException.class)
        .isThrownBy(() -> MatchSettings.DEFAULT.withCaps(-1, 0))
        .withMessageContaining("max_per_employer");
    assertThatExceptionOfType(BaitoException.class)
        .isThrownBy(() -> MatchSettings.DEFAULT.withCaps(0, -1))
        .withMessageContaining("max_per_category");
  }

  @Test
  void capped_byEitherCap() {
    assertThat(MatchSettings.DEFAULT.capped()).isFalse();
    assertThat(MatchSettings.DEFAULT.withCaps(1, 0).capped()).isTrue();
    assertThat(MatchSettings.DEFAULT.withCaps(0, 1).capped()).isTrue();
  }
}
