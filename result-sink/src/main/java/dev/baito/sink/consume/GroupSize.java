package dev.baito.sink.consume;

import dev.baito.sink.SinkSettings;
import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Lets one poll be one group: Kafka's own batching gathers messages, up to a number, a size or a
 * time, whichever comes first.
 */
@ApplicationScoped
public class GroupSize implements ClientCustomizer<Map<String, Object>> {
  private final SinkSettings.Group group;

  GroupSize(SinkSettings settings) {
    this.group = settings.group();
  }

  @Override
  public Map<String, Object> customize(
      String channel, Config channelConfig, Map<String, Object> properties) {
    if (channel.equals(MatchResultConsumer.CHANNEL)) {
      properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, group.messages());
      properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, group.bytes());
      properties.put(
          ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(group.linger().toMillis()));
    }
    return properties;
  }
}
