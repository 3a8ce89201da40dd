package dev.baito.scheduler.deadletters;

import dev.baito.BaitoException;
import dev.baito.messages.MatchResult;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import dev.baito.messages.UserBatch;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record of a dead-letter topic, as far as it can be understood.
 *
 * @param origin the batch it is about, from its key or else its payload; none if neither says
 * @param reason the header {@code dead-letter-reason}, or that there is none
 * @param headers all headers as text; of repeated ones the last
 */
record DeadLetter(Optional<BatchId> origin, String reason, JsonObject headers) {
  /** The header that says why. */
  static final String REASON_HEADER = "dead-letter-reason";

  private static final Pattern KEY = Pattern.compile("(\\d{1,18})/(\\d{1,9})");

  /** A batch of a run. */
  record BatchId(long runId, int batchNo) {}

  static DeadLetter of(ConsumerRecord<byte @Nullable [], byte @Nullable []> letter) {
    JsonObject headers = headers(letter);
    return new DeadLetter(
        fromKey(letter.key()).or(() -> fromPayload(letter.topic(), letter.value())),
        headers.getString(REASON_HEADER, "none given"),
        headers);
  }

  private static JsonObject headers(ConsumerRecord<?, ?> letter) {
    var headers = new JsonObject();
    for (Header header : letter.headers()) {
      headers.put(storable(header.key()), text(header.value()));
    }
    return headers;
  }

  private static Optional<BatchId> fromKey(byte @Nullable [] key) {
    Matcher matcher = KEY.matcher(text(key));
    return matcher.matches()
        ? Optional.of(
            new BatchId(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  private static Optional<BatchId> fromPayload(String topic, byte @Nullable [] payload) {
    if (payload == null) {
      return Optional.empty();
    }
    try {
      if (topic.equals(Topic.USER_BATCHES_DEAD_LETTER)) {
        UserBatch batch = MessageCodec.decode(payload, UserBatch.class);
        return Optional.of(new BatchId(batch.runId(), batch.batchNo()));
      }
      MatchResult result = MessageCodec.decode(payload, MatchResult.class);
      return Optional.of(new BatchId(result.runId(), result.batchNo()));
    } catch (BaitoException _) {
      return Optional.empty(); // that it cannot be read is often why it is here
    }
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : storable(new String(bytes, StandardCharsets.UTF_8));
  }

  /** PostgreSQL holds every character but U+0000. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
