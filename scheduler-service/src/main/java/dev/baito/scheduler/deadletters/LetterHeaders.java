package dev.baito.scheduler.deadletters;

import dev.baito.failure.DeadLetterHeader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The headers of a dead letter, any of which may be missing or make no sense. */
record LetterHeaders(Headers headers) {
  /** The connector's mark on a record that it has read; it was never part of the message. */
  private static final String CONNECTOR_PREFIX = "__smallrye_";

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  static LetterHeaders of(ConsumerRecord<?, ?> letter) {
    return new LetterHeaders(letter.headers());
  }

  /** Returns the last header of a name as text that PostgreSQL can hold. */
  Optional<String> text(String name) {
    return Optional.ofNullable(headers.lastHeader(name))
        .map(Header::value)
        .map(LetterHeaders::storable);
  }

  /** Returns a header that is a number from 0 to a greatest one. */
  OptionalLong number(String name, long greatest) {
    return text(name)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Long::parseLong)
        .filter(number -> number <= greatest)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** Returns all of them as text, for people; of repeated ones the last. */
  JsonObject described() {
    var json = new JsonObject();
    for (Header header : headers) {
      json.put(storable(header.key()), storable(header.value()));
    }
    return json;
  }

  /** Returns those that the message had before it died, in their order, byte for byte. */
  JsonArray originals() {
    var json = new JsonArray();
    for (Header header : headers) {
      if (!header.key().startsWith(DeadLetterHeader.PREFIX)
          && !header.key().startsWith(CONNECTOR_PREFIX)
          && !header.key().equals(ReplayMark.HEADER)) {
        json.add(original(header.key(), header.value()));
      }
    }
    return json;
  }

  private static JsonArray original(String name, byte @Nullable [] value) {
    JsonArray pair = new JsonArray().add(storable(name));
    return value == null ? pair : pair.add(HexFormat.of().formatHex(value));
  }

  /** Returns bytes as text, none as none. */
  static String storable(byte @Nullable [] bytes) {
    return bytes == null ? "" : storable(new String(bytes, StandardCharsets.UTF_8));
  }

  /** PostgreSQL holds every character but U+0000. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
