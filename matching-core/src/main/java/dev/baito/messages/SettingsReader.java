package dev.baito.messages;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baito.run.MatchSettings;
import java.io.IOException;
import java.util.List;

/**
 * Reads the settings of a batch. Builds that knew no caps did not write them, and made lists
 * without any: so that is what their batches mean. Thread-safe.
 */
final class SettingsReader extends JsonDeserializer<MatchSettings> {
  private static final List<String> ZERO_IF_ABSENT =
      List.of("max_per_employer", "max_per_category");

  private final ObjectMapper complete;

  /**
   * @param complete reads settings that lack nothing
   */
  SettingsReader(ObjectMapper complete) {
    this.complete = complete;
  }

  /** Goes through a tree, which keeps every double: there are no floats among the settings. */
  @Override
  public MatchSettings deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    ObjectNode settings = context.readValue(parser, ObjectNode.class);
    for (String name : ZERO_IF_ABSENT) {
      if (!settings.has(name)) {
        settings.put(name, 0);
      }
    }
    return complete.treeToValue(settings, MatchSettings.class);
  }
}
