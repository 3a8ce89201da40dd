package dev.baito.sink.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  @Test
  void theRecordIsWholeAndSaysWhereItComesFrom() {
    var origin = new ConsumerRecord<>("match-results", 3, 42, new byte[] {0, -1}, new byte[] {7});
    origin.headers().add("ce_id", "1/0".getBytes(UTF_8)).add("ce_id", new byte[] {-1});
    origin.headers().add("__smallrye_generationId", "5".getBytes(UTF_8));
    ProducerRecord<byte[], byte[]> letter =
        DeadLetters.of(
            origin,
            new BaitoException(
                ErrorCode.RESULT_REFUSED, "too odd", new IllegalStateException("odd")));
    assertThat(letter.topic()).isEqualTo("match-results.dead-letter");
    assertThat(letter.key()).isEqualTo(new byte[] {0, -1});
    assertThat(letter.value()).isEqualTo(new byte[] {7});
    assertThat(headers(letter))
        .containsExactly(
            "ce_id=1/0",
            "ce_id=" + new String(new byte[] {-1}, UTF_8),
            "dead-letter-reason=BAITO-SNK-002",
            "dead-letter-cause=too odd",
            "dead-letter-exception-class-name=java.lang.IllegalStateException",
            "dead-letter-topic=match-results",
            "dead-letter-partition=3",
            "dead-letter-offset=42");
  }

  @Test
  void aReplayedRecordThatDiesAgainHasOneReason() {
    var origin = new ConsumerRecord<byte[], byte[]>("match-results", 0, 1, null, null);
    origin.headers().add("dead-letter-reason", "BAITO-MSG-001".getBytes(UTF_8));
    assertThat(headers(DeadLetters.of(origin, new BaitoException(ErrorCode.RESULT_UNPLANNED, "?"))))
        .filteredOn(header -> header.startsWith("dead-letter-reason"))
        .containsExactly("dead-letter-reason=BAITO-SNK-001");
  }

  private static List<String> headers(ProducerRecord<byte[], byte[]> letter) {
    return Arrays.stream(letter.headers().toArray())
        .map(header -> header.key() + "=" + new String(header.value(), UTF_8))
        .toList();
  }
}
