package dev.baito.messages;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The CloudEvents 1.0 attributes of a message, as Kafka record headers in binary content mode.
 *
 * @param id unique together with the source; equal for repeated deliveries of the same message
 * @param source the service that sends it
 * @param type what it is, such as {@code dev.baito.user-batch.v1}
 */
public record CloudEvent(String id, String source, String type) {

  /** Returns the event of a user batch. */
  public static CloudEvent of(UserBatch batch, String source) {
    return new CloudEvent(
        batch.runId() + "/" + batch.batchNo(), source, "dev.baito.user-batch.v" + batch.version());
  }

  /** Returns the event of a match result. */
  public static CloudEvent of(MatchResult result, String source) {
    return new CloudEvent(
        result.runId() + "/" + result.batchNo(),
        source,
        "dev.baito.match-result.v" + result.version());
  }

  /** Returns the event of an announcement. */
  public static CloudEvent of(GenerationReady ready, String source) {
    return new CloudEvent(
        Long.toString(ready.generationId()),
        source,
        "dev.baito.generation-ready.v" + ready.version());
  }

  /** Returns the record headers, in a fixed order. */
  public Map<String, byte[]> headers() {
    var headers = new TreeMap<String, byte[]>();
    headers.put("ce_specversion", utf8("1.0"));
    headers.put("ce_id", utf8(id));
    headers.put("ce_source", utf8("/baito/" + source));
    headers.put("ce_type", utf8(type));
    headers.put("content-type", utf8("application/json"));
    return headers;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
