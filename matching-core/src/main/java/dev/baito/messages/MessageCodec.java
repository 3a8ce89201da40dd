package dev.baito.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.run.MatchSettings;
import java.io.IOException;
import java.util.Map;

/**
 * Reads and writes messages as JSON with snake_case names. Fields that this build does not know are
 * ignored, and those that older builds do not write have what they meant then; a message of a newer
 * major version is refused. Thread-safe.
 */
public final class MessageCodec {
  /** The message version this build writes, and the newest it reads. */
  public static final int VERSION = 1;

  private static final ObjectMapper JSON =
      strict()
          .addModule(
              new SimpleModule()
                  // Builds that knew no caps made lists without any.
                  .addDeserializer(
                      MatchSettings.class,
                      new OlderReader<>(
                          MatchSettings.class,
                          strict().build(),
                          Map.of("max_per_employer", 0, "max_per_category", 0)))
                  .addDeserializer(
                      BatchStatistics.class,
                      new OlderReader<>(
                          BatchStatistics.class,
                          strict().build(),
                          Map.of("pairs", BatchStatistics.Pairs.NONE))))
          .build();

  private MessageCodec() {}

  private static JsonMapper.Builder strict() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
  }

  /** Returns the message as UTF-8 JSON. */
  public static byte[] encode(Message message) {
    try {
      return JSON.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written: " + message.getClass(), e);
    }
  }

  /**
   * Reads a message. It is bound straight from the text, never through a tree: a tree holds numbers
   * as double, and a float read through a double can be off by one bit.
   *
   * @throws BaitoException with {@link ErrorCode#MESSAGE_UNDECODABLE} or {@link
   *     ErrorCode#MESSAGE_VERSION_UNKNOWN}
   */
  public static <T extends Message> T decode(byte[] payload, Class<T> type) {
    try {
      T message = JSON.readValue(payload, type);
      if (message == null) {
        throw undecodable(type, "it is null");
      }
      if (message.version() < 1) {
        throw undecodable(type, "version " + message.version() + " never existed");
      }
      return checked(message.version(), message);
    } catch (IOException e) {
      // A newer version may well have another shape: then the version is what to report.
      checked(versionOf(payload), type);
      BaitoException undecodable = undecodable(type, String.valueOf(e.getMessage()));
      undecodable.initCause(e);
      throw undecodable;
    }
  }

  /**
   * Reads the statistics of a result that were kept as the JSON that they came in.
   *
   * @throws BaitoException with {@link ErrorCode#MESSAGE_UNDECODABLE}
   */
  public static BatchStatistics statistics(String json) {
    try {
      return JSON.readValue(json, BatchStatistics.class);
    } catch (JsonProcessingException e) {
      BaitoException undecodable =
          undecodable(BatchStatistics.class, String.valueOf(e.getMessage()));
      undecodable.initCause(e);
      throw undecodable;
    }
  }

  private static <V> V checked(int version, V value) {
    if (version > VERSION) {
      throw new BaitoException(
          ErrorCode.MESSAGE_VERSION_UNKNOWN,
          "message version "
              + version
              + " is newer than "
              + VERSION
              + ", which this build reads: update this service, then replay the message");
    }
    return value;
  }

  private static int versionOf(byte[] payload) {
    try {
      JsonNode tree = JSON.readTree(payload);
      return tree == null ? 0 : tree.path("version").asInt(0);
    } catch (IOException e) {
      return 0; // not JSON at all: the caller reports that
    }
  }

  private static BaitoException undecodable(Class<?> type, String why) {
    return new BaitoException(
        ErrorCode.MESSAGE_UNDECODABLE, "not a " + type.getSimpleName() + ": " + why);
  }
}
