package dev.baito.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EncoderSettingsTest {
  private static final FieldWeights WEIGHTS = FieldWeights.DEFAULT;

  @Test
  void default_hasThreeQuartersOfText() {
    assertThat(EncoderSettings.DEFAULT.sides()).isEqualTo(new Sides(384, 128));
  }

  @Test
  void sides_areMultiplesOfEight() {
    assertThat(Sides.of(8, 0.75)).isEqualTo(new Sides(8, 0));
    assertThat(Sides.of(24, 0.5)).isEqualTo(new Sides(16, 8));
    assertThat(Sides.of(2048, 0)).isEqualTo(new Sides(0, 2048));
    assertThat(Sides.of(512, 0.75).placeFrom()).isEqualTo(384);
  }

  @Test
  void whatNoEncoderCanWorkWith_isRefused() {
    List<Double> km = List.of(10.0);
    refused(() -> new EncoderSettings(0, 0.75, km, WEIGHTS, 2, 30, 0));
    refused(() -> new EncoderSettings(12, 0.75, km, WEIGHTS, 2, 30, 0));
    refused(() -> new EncoderSettings(2056, 0.75, km, WEIGHTS, 2, 30, 0));
    refused(() -> new EncoderSettings(512, 1.1, km, WEIGHTS, 2, 30, 0));
    refused(() -> new EncoderSettings(512, Double.NaN, km, WEIGHTS, 2, 30, 0));
    refused(() -> new EncoderSettings(512, 0.75, List.of(), WEIGHTS, 2, 30, 0));
    refused(() -> new EncoderSettings(512, 0.75, List.of(10.0, 0.0), WEIGHTS, 2, 30, 0));
    refused(() -> new EncoderSettings(512, 0.75, km, WEIGHTS, -1, 30, 0));
    refused(() -> new EncoderSettings(512, 0.75, km, WEIGHTS, 2, 0, 0));
    refused(() -> new EncoderSettings(512, 0.75, km, WEIGHTS, 2, 30, Double.POSITIVE_INFINITY));
    refused(() -> new FieldWeights(1, 1, 1, 1, -0.1, 1, 1, 1));
    refused(() -> new FieldWeights(Double.NaN, 1, 1, 1, 1, 1, 1, 1));
  }

  private static void refused(ThrowingCallable settings) {
    assertThatThrownBy(settings)
        .isInstanceOfSatisfying(
            BaitoException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.ENCODER_SETTINGS_INVALID));
  }
}
