package dev.baito.failure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
  private static final byte[] KEY = {0, -1};
  private static final byte[] VALUE = {7, 0, -128};

  private static ConsumerRecord<byte[], byte[]> origin() {
    var headers = new RecordHeaders();
    headers.add("ce_id", new byte[] {1, 0});
    headers.add("dead-letter-reason", "an earlier death".getBytes(UTF_8));
    headers.add("__smallrye_ignore", new byte[0]);
    return new ConsumerRecord<>(
        "user-batches",
        3,
        42,
        1_700L,
        TimestampType.CREATE_TIME,
        2,
        3,
        KEY,
        VALUE,
        headers,
        Optional.empty());
  }

  @Test
  void whole_keepsKeyValueAndHeadersByteForByte_andTellsWhy() {
    var failure =
        new Failure.Invalid(ErrorCode.CATALOGUE_MISSING, new IllegalStateException("gone"));

    ProducerRecord<byte[], byte[]> record =
        new DeadLetter(origin(), failure, 3, Map.of(DeadLetterHeader.RUN, "9")).whole("dead");

    assertThat(record.topic()).isEqualTo("dead");
    assertThat(record.key()).isEqualTo(KEY);
    assertThat(record.value()).isEqualTo(VALUE);
    assertThat(record.headers().lastHeader("ce_id").value()).isEqualTo(new byte[] {1, 0});
    assertThat(record.headers().headers("dead-letter-reason")).hasSize(1);
    Map<String, String> described = new HashMap<>();
    for (Header header : record.headers()) {
      described.put(header.key(), new String(header.value(), UTF_8));
    }
    assertThat(described)
        .doesNotContainKey("__smallrye_ignore")
        .containsEntry("dead-letter-reason", "BAITO-CAT-003")
        .containsEntry("dead-letter-class", "invalid")
        .containsEntry("dead-letter-cause", "gone")
        .containsEntry("dead-letter-exception-class-name", "java.lang.IllegalStateException")
        .containsEntry("dead-letter-topic", "user-batches")
        .containsEntry("dead-letter-partition", "3")
        .containsEntry("dead-letter-offset", "42")
        .containsEntry("dead-letter-timestamp", "1700")
        .containsEntry("dead-letter-attempts", "3")
        .containsEntry("dead-letter-run", "9");
    assertThat(described.get("dead-letter-stack-digest")).contains("DeadLetterTest");
  }

  @Test
  void with_hasAnotherPayload() {
    var failure = new Failure.Invalid(ErrorCode.INTERNAL, new IllegalStateException());
    var letter = new DeadLetter(origin(), failure, 1, Map.of());
    assertThat(letter.with("dead", new byte[] {5}).value()).containsExactly(5);
  }

  @Test
  void stackDigest_isOfThePlace_notOfTheMessage() {
    assertThat(StackDigest.of(thrownHere("a"))).isEqualTo(StackDigest.of(thrownHere("b")));
    assertThat(StackDigest.of(thrownHere("a")))
        .isNotEqualTo(StackDigest.of(new IllegalStateException("a")));
  }

  private static Throwable thrownHere(String message) {
    return new IllegalStateException(message);
  }
}
