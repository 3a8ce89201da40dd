package dev.baito.scheduler.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a message as people can read them.
 *
 * @param bytes how many there are
 * @param encoding json, hex, or none where there are no bytes at all
 * @param json the bytes, if they are JSON and not too many
 * @param hex the bytes otherwise
 * @param truncated whether bytes beyond the limit are left out
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PayloadView(
    int bytes, String encoding, Optional<JsonNode> json, Optional<String> hex, boolean truncated) {

  // Numbers keep their digits: a score must not look like another one.
  private static final ObjectReader READER =
      JsonMapper.builder()
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .reader()
          .with(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** Shows at most so many of the bytes. */
  static PayloadView of(byte @Nullable [] content, int limit) {
    if (content == null) {
      return new PayloadView(0, "none", Optional.empty(), Optional.empty(), false);
    }
    Optional<JsonNode> json = content.length > limit ? Optional.empty() : json(content);
    return json.isPresent()
        ? new PayloadView(content.length, "json", json, Optional.empty(), false)
        : new PayloadView(
            content.length,
            "hex",
            Optional.empty(),
            Optional.of(
                HexFormat.of().formatHex(Arrays.copyOf(content, Math.min(content.length, limit)))),
            content.length > limit);
  }

  private static Optional<JsonNode> json(byte[] content) {
    try {
      JsonNode tree = READER.readTree(content);
      return tree == null || tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
    } catch (IOException e) {
      return Optional.empty(); // that it is no JSON may be why it is here
    }
  }
}
