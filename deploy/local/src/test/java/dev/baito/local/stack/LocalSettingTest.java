package dev.baito.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.BaitoException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalSettingTest {
  @Test
  void settings_haveDefaultsThatAreValid() {
    ServerSettings defaults = ServerSettings.of(Map.of());
    assertThat(defaults.topics().partitions()).isEqualTo(24);
    assertThat(defaults.topics().retention()).isEqualTo(Duration.ofDays(7));
    assertThat(defaults.ephemeral()).isFalse();
    assertThat(LocalSetting.WORKER_HEAP.bytes(Map.of())).isEqualTo(1L << 30);
  }

  @Test
  void settings_refuseWhatTheyCannotRead() {
    assertInvalid(LocalSetting.TOPIC_PARTITIONS, "0");
    assertInvalid(LocalSetting.TOPIC_RETENTION, "a week");
    assertInvalid(LocalSetting.EPHEMERAL, "yes");
    assertThatThrownBy(() -> LocalSetting.SINK_HEAP.bytes(Map.of("baito.local.sink-heap", "lots")))
        .hasMessageContaining("baito.local.sink-heap is 'lots': give a size such as 512m or 2g");
    assertThatThrownBy(() ->
            LocalSetting.WORKER_COLLECTOR.choice(
                Map.of("baito.local.worker-collector", "serial"), "g1", "zgc"))
        .hasMessageContaining("baito.local.worker-collector is 'serial': give g1 or zgc");
  }

  private static void assertInvalid(LocalSetting setting, String value) {
    assertThatThrownBy(() -> ServerSettings.of(Map.of(setting.key(), value)))
        .isInstanceOf(BaitoException.class)
        .hasMessageContaining(setting.key() + " is '" + value + "': give ");
  }

  @Test
  void variables_areNamedAsEveryOtherSettings() {
    assertThat(LocalSetting.KAFKA_HEAP.variable()).isEqualTo("BAITO_LOCAL_KAFKA_HEAP");
  }
}
