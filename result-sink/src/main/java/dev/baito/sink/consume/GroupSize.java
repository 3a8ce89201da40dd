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
      // As text, like everything the connector puts there: it casts some of it back.
      properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(group.messages()));
      properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, Integer.toString(group.bytes()));
      properties.put(
          ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Long.toString(group.linger().toMillis()));
    }
    return properties;
  }
}
