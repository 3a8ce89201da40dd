package dev.baito.scheduler.deadletters;

import dev.baito.BaitoException;
import dev.baito.failure.DeadLetterHeader;
import dev.baito.messages.MatchResult;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import dev.baito.messages.UserBatch;
import dev.baito.messages.UserOutcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of a dead-letter topic, as far as it can be understood. What its payload says counts
 * more than its headers, and they more than its key.
 *
 * @param entryKey equal for letters of the same entry
 * @param ofReplay whether the message had been put back before it failed
 * @param batch the batch it is about; none if nothing says
 * @param users whom it is about; none if the payload does not say
 * @param reason a code of docs/errors.md, or that there is none
 * @param cause what happened, for people
 * @param attempts how often it was tried; 0 if nothing says
 * @param headers the headers
 */
record DeadLetter(
    String entryKey,
    boolean ofReplay,
    Optional<BatchId> batch,
    List<Long> users,
    String reason,
    String cause,
    int attempts,
    LetterHeaders headers) {

  private static final int MAX_REASON_CHARS = 200;
  private static final int MAX_CAUSE_CHARS = 2_000;
  private static final Pattern KEY = Pattern.compile("(\\d{1,18})/(\\d{1,9})");

  // Kafka's own rule; anything else is no topic that it came from.
  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  DeadLetter {
    users = List.copyOf(users);
  }

  /** A batch of a run. */
  record BatchId(long runId, int batchNo) {}

  /** What a payload says it is about. */
  private record About(BatchId batch, List<Long> users) {}

  static DeadLetter of(ConsumerRecord<byte @Nullable [], byte @Nullable []> letter) {
    LetterHeaders headers = LetterHeaders.of(letter);
    Optional<About> about = about(letter.topic(), letter.value());
    Optional<String> replayed = ReplayMark.place(headers);
    return new DeadLetter(
        entryKey(letter, about, replayed.orElseGet(() -> place(letter, headers))),
        replayed.isPresent(),
        about.map(About::batch).or(() -> fromHeaders(headers)).or(() -> fromKey(letter.key())),
        about.map(About::users).orElse(List.of()),
        cut(headers.text(DeadLetterHeader.REASON).orElse("none given"), MAX_REASON_CHARS),
        cut(headers.text(DeadLetterHeader.CAUSE).orElse(""), MAX_CAUSE_CHARS),
        (int) headers.number(DeadLetterHeader.ATTEMPTS, Integer.MAX_VALUE).orElse(0),
        headers);
  }

  /**
   * A batch of one user is about that user, wherever it was read. Parts of one batch come from one
   * place; they are told apart by whom they begin with.
   */
  private static String entryKey(ConsumerRecord<?, ?> letter, Optional<About> about, String place) {
    if (about.isEmpty() || !letter.topic().equals(Topic.USER_BATCHES_DEAD_LETTER)) {
      return place;
    }
    BatchId batch = about.get().batch();
    List<Long> users = about.get().users();
    return switch (users.size()) {
      case 0 -> place;
      case 1 -> "user %d/%d/%d".formatted(batch.runId(), batch.batchNo(), users.getFirst());
      default -> place + "/" + users.getFirst();
    };
  }

  /** Where it was read first, or else where it lies now. */
  private static String place(ConsumerRecord<?, ?> letter, LetterHeaders headers) {
    Optional<String> topic =
        headers.text(DeadLetterHeader.TOPIC).filter(name -> TOPIC.matcher(name).matches());
    OptionalLong partition = headers.number(DeadLetterHeader.PARTITION, Integer.MAX_VALUE);
    OptionalLong offset = headers.number(DeadLetterHeader.OFFSET, Long.MAX_VALUE);
    return topic.isPresent() && partition.isPresent() && offset.isPresent()
        ? "at %s/%d/%d".formatted(topic.get(), partition.getAsLong(), offset.getAsLong())
        : "at %s/%d/%d".formatted(letter.topic(), letter.partition(), letter.offset());
  }

  private static Optional<BatchId> fromHeaders(LetterHeaders headers) {
    OptionalLong run = headers.number(DeadLetterHeader.RUN, Long.MAX_VALUE);
    OptionalLong batch = headers.number(DeadLetterHeader.BATCH, Integer.MAX_VALUE);
    return run.isPresent() && batch.isPresent()
        ? Optional.of(new BatchId(run.getAsLong(), (int) batch.getAsLong()))
        : Optional.empty();
  }

  private static Optional<BatchId> fromKey(byte @Nullable [] key) {
    Matcher matcher = KEY.matcher(LetterHeaders.storable(key));
    return matcher.matches()
        ? Optional.of(
            new BatchId(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  private static Optional<About> about(String topic, byte @Nullable [] payload) {
    if (payload == null) {
      return Optional.empty();
    }
    try {
      if (topic.equals(Topic.USER_BATCHES_DEAD_LETTER)) {
        UserBatch batch = MessageCodec.decode(payload, UserBatch.class);
        return Optional.of(new About(new BatchId(batch.runId(), batch.batchNo()), batch.userIds()));
      }
      MatchResult result = MessageCodec.decode(payload, MatchResult.class);
      return Optional.of(
          new About(
              new BatchId(result.runId(), result.batchNo()),
              result.outcomes().stream().map(UserOutcome::userId).toList()));
    } catch (BaitoException _) {
      return Optional.empty(); // that it cannot be read is often why it is here
    }
  }

  private static String cut(String text, int chars) {
    return text.length() <= chars ? text : text.substring(0, chars);
  }
}
