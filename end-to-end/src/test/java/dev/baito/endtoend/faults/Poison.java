package dev.baito.endtoend.faults;

import dev.baito.local.client.RunView;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.UserBatch;
import dev.baito.run.MatchSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** What has no business in a topic of messages. */
final class Poison {
  /** No message, one of a version that never was, and one of a version that is still to come. */
  static final List<byte[]> MESSAGES =
      List.of(
          new byte[] {0, -1, '{', 7},
          text("{\"version\":0,\"run_id\":1}"),
          text("{\"version\":99,\"run_id\":1}"));

  /** A limit of messages, in bytes, that takes a result without a list but none with a full one. */
  static final int TOO_SMALL_FOR_LISTS = 1_000;

  /** What Kafka itself writes around one value of a batch of one. */
  private static final int ENVELOPE_BYTES = 100;

  private static final long SEED = 20_260_722;

  private Poison() {}

  /** Returns bytes that nothing compresses, as many as fit a topic's limit. */
  static byte[] asLargeAs(String limit) {
    byte[] bytes = new byte[Integer.parseInt(limit) - ENVELOPE_BYTES];
    new Random(SEED).nextBytes(bytes);
    return bytes;
  }

  /** Returns a batch of a run, of so many users whom nobody knows. */
  static byte[] batchOfStrangers(RunView run, int users) {
    long first = 1_000_000_000;
    return MessageCodec.encode(
        new UserBatch(
            MessageCodec.VERSION,
            run.id(),
            0,
            run.json().path("generation_id").asLong(),
            run.json().path("revision").asLong(),
            Scene.AS_OF,
            0,
            MatchSettings.DEFAULT,
            LongStream.range(first, first + users).boxed().toList()));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
