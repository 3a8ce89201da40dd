package dev.baito.warmer.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.catalogue.GenerationSettings;
import dev.baito.encoding.EncoderSettings;
import dev.baito.encoding.FieldWeights;
import dev.baito.warmer.WarmerSettings;
import io.quarkus.runtime.Startup;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GenerationConstantsTest {
  private static GenerationConstants constants(Map<String, String> properties) {
    return new GenerationConstants(
        new SmallRyeConfigBuilder()
            .withMapping(WarmerSettings.class)
            .withConverter(Duration.class, 100, GenerationConstantsTest::duration)
            .withSources(new PropertiesConfigSource(properties, "test", 100))
            .build()
            .getConfigMapping(WarmerSettings.class));
  }

  private static Duration duration(String text) {
    return Duration.parse((text.endsWith("d") ? "P" : "PT") + text.replace("ms", "S"));
  }

  private static void assertRefused(String setting, String value, String why) {
    assertThatExceptionOfType(BaitoException.class)
        .as("%s=%s", setting, value)
        .isThrownBy(() -> constants(Map.of("baito.catalogue.encoder." + setting, value)))
        .withMessageContaining(why)
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.ENCODER_SETTINGS_INVALID));
  }

  @Test
  void defaults_are_those_of_the_core() {
    GenerationConstants defaults = constants(Map.of());
    assertThat(defaults.encoder()).isEqualTo(EncoderSettings.DEFAULT);
    assertThat(defaults.generation()).isEqualTo(GenerationSettings.DEFAULT);
  }

  @Test
  void every_setting_of_the_encoder_reaches_it() {
    assertThat(
            constants(
                    Map.ofEntries(
                        Map.entry("baito.catalogue.encoder.dimension", "64"),
                        Map.entry("baito.catalogue.encoder.text-share", "0.5"),
                        Map.entry("baito.catalogue.encoder.place-scales-km", "5,25.5"),
                        Map.entry("baito.catalogue.encoder.title-weight", "2"),
                        Map.entry("baito.catalogue.encoder.category-weight", "3"),
                        Map.entry("baito.catalogue.encoder.employer-weight", "4"),
                        Map.entry("baito.catalogue.encoder.employment-type-weight", "5"),
                        Map.entry("baito.catalogue.encoder.features-weight", "6"),
                        Map.entry("baito.catalogue.encoder.description-weight", "7"),
                        Map.entry("baito.catalogue.encoder.keywords-weight", "8"),
                        Map.entry("baito.catalogue.encoder.preferred-categories-weight", "9"),
                        Map.entry("baito.catalogue.encoder.prior-weight", "10"),
                        Map.entry("baito.catalogue.encoder.least-frequency", "11"),
                        Map.entry("baito.catalogue.encoder.form-weight", "12")))
                .encoder())
        .isEqualTo(
            new EncoderSettings(
                64, 0.5, List.of(5.0, 25.5), new FieldWeights(2, 3, 4, 5, 6, 7, 8, 9), 10, 11, 12));
  }

  @Test
  void what_no_encoder_can_work_with_is_refused() {
    assertRefused("dimension", "12", "multiple of 8");
    assertRefused("dimension", "4096", "2048");
    assertRefused("text-share", "1.5", "from 0 to 1");
    assertRefused("place-scales-km", "0", "kilometres");
    assertRefused("title-weight", "-1", "title");
    assertRefused("prior-weight", "NaN", "looks for");
    assertRefused("least-frequency", "0", "at least 1");
    assertRefused("form-weight", "-1", "form");
  }

  /** At the first build it would be too late: the service would seem well until then. */
  @Test
  void constants_are_made_when_the_service_starts() {
    assertThat(GenerationConstants.class).hasAnnotation(Startup.class);
  }
}
