package dev.baito.messages;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/**
 * Reads a part of a message that older builds wrote without some fields, which then have the values
 * that those builds meant. Thread-safe.
 *
 * @param <T> the part, without floats: it goes through a tree, which keeps every double
 */
final class OlderReader<T> extends JsonDeserializer<T> {
  private final Class<T> type;
  private final ObjectMapper complete;
  private final ObjectNode meant;

  /**
   * @param complete reads what lacks nothing
   * @param meant what older builds meant, by the names of the fields that they did not write
   */
  OlderReader(Class<T> type, ObjectMapper complete, Map<String, ?> meant) {
    this.type = type;
    this.complete = complete;
    this.meant = complete.valueToTree(meant);
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    ObjectNode part = context.readValue(parser, ObjectNode.class);
    for (Map.Entry<String, JsonNode> field : meant.properties()) {
      if (!part.has(field.getKey())) {
        part.set(field.getKey(), field.getValue());
      }
    }
    return complete.treeToValue(part, type);
  }
}
