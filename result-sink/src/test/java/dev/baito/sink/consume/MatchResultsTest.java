package dev.baito.sink.consume;

import static dev.baito.sink.LedgerTables.completions;
import static dev.baito.sink.LedgerTables.current;
import static dev.baito.sink.LedgerTables.everything;
import static dev.baito.sink.LedgerTables.failures;
import static dev.baito.sink.LedgerTables.lists;
import static dev.baito.sink.LedgerTables.newUsers;
import static dev.baito.sink.LedgerTables.plan;
import static dev.baito.sink.LedgerTables.rows;
import static dev.baito.sink.ResultTopic.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.MatchResult;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import dev.baito.messages.UserOutcome;
import dev.baito.sink.LedgerTables.Run;
import dev.baito.sink.ResultTopic;
import dev.baito.sink.results.SampleResults;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From Kafka to PostgreSQL, through the running service. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class MatchResultsTest {
  private final ResultTopic topic = new ResultTopic();

  @AfterEach
  void close() {
    topic.close();
  }

  @Test
  void everyOutcomeReachesItsTable() {
    long[] users = newUsers(4);
    Run run = plan(users);
    topic.settle(
        ResultTopic.record(
            result(
                run,
                new UserOutcome.Ranked(users[0], List.of(7L, 5L), List.of(1.5f, .25f)),
                new UserOutcome.Empty(users[1]),
                new UserOutcome.Failed(users[2], "BAITO-USR-001", "wrong length"),
                new UserOutcome.Gone(users[3]))));

    assertThat(lists(run))
        .containsExactly(
            users[0] + "|ranked|{7,5}|{1.5,0.25}",
            users[1] + "|empty|{}|{}",
            users[3] + "|gone|{}|{}");
    assertThat(failures(run)).containsExactly(users[2] + "|BAITO-USR-001|wrong length");
    assertThat(completions(run)).containsExactly("0|1|1|1|1");
    assertThat(current(users[0])).containsExactly(fence(run) + "|{7,5}");
    assertThat(current(users[1])).containsExactly(fence(run) + "|{}");
    assertThat(current(users[2])).isEmpty();
    assertThat(current(users[3])).isEmpty();
    assertThat(
            rows(
                "SELECT user_id, rank, job_id, score FROM run_match WHERE run_id = ? ORDER BY 2",
                run.id()))
        .containsExactly(users[0] + "|1|7|1.5", users[0] + "|2|5|0.25");
    assertThat(
            rows(
                "SELECT rank, job_id, score, run_id FROM current_match WHERE user_id = ? ORDER BY 1",
                users[0]))
        .containsExactly("1|7|1.5|" + run.id(), "2|5|0.25|" + run.id());
    assertThat(
            rows(
                """
                SELECT sink_ms >= 1, completed_at > now() - interval '1 minute',
                  statistics ->> 'duration_ms', statistics -> 'caches' -> 'l1' ->> 'hits'
                FROM batch_completion WHERE run_id = ?
                """,
                run.id()))
        .containsExactly("t|t|12.5|5");
  }

  @Test
  void statisticsOfANewerWorkerAreStoredWhole() {
    long[] users = newUsers(1);
    Run run = plan(users);
    MatchResult result = result(run, new UserOutcome.Empty(users[0]));
    String newer =
        new String(MessageCodec.encode(result), UTF_8)
            .replace("\"pairs_considered\"", "\"gpu_ms\":0.1000,\"pairs_considered\"");
    topic.settle(ResultTopic.record(result, newer.getBytes(UTF_8)));
    assertThat(
            rows("SELECT statistics ->> 'gpu_ms' FROM batch_completion WHERE run_id = ?", run.id()))
        .containsExactly("0.1000");
  }

  @Test
  void aMessageDeliveredTwiceChangesNothing() {
    long[] users = newUsers(3);
    Run run = plan(users);
    var record =
        ResultTopic.record(
            result(
                run,
                new UserOutcome.Ranked(users[0], List.of(1L), List.of(1f)),
                new UserOutcome.Failed(users[1], "BAITO-USR-001", ""),
                new UserOutcome.Gone(users[2])));
    topic.settle(record);
    List<String> before = everything(run);
    topic.settle(record);
    assertThat(everything(run)).isEqualTo(before).hasSize(5);
  }

  @Test
  void bytesThatAreNoResultLieInTheDeadLetterTopicByteForByte() {
    byte[] value = new byte[256];
    for (int i = 0; i < value.length; i++) {
      value[i] = (byte) i;
    }
    byte[] key = ("odd " + System.nanoTime()).getBytes(UTF_8);
    var record = new ProducerRecord<>(Topic.MATCH_RESULTS, key, value);
    record.headers().add("a", new byte[] {-1, 0}).add("b", null).add("a", "twice".getBytes(UTF_8));
    var sent = topic.send(record);
    topic.awaitSettled(sent);

    var letter = topic.deadLetters(new String(key, UTF_8)).getFirst();
    assertThat(letter.value()).isEqualTo(value);
    assertThat(letter.headers().toArray())
        .extracting(h -> h.key() + "=" + Arrays.toString(h.value()))
        .startsWith("a=[-1, 0]", "b=null", "a=[116, 119, 105, 99, 101]")
        .hasSize(3 + 11);
    assertThat(header(letter, "dead-letter-reason")).isEqualTo("BAITO-MSG-001");
    assertThat(header(letter, "dead-letter-cause")).startsWith("not a MatchResult: ");
    assertThat(header(letter, "dead-letter-exception-class-name")).contains("Json");
    assertThat(header(letter, "dead-letter-topic")).isEqualTo(Topic.MATCH_RESULTS);
    assertThat(header(letter, "dead-letter-partition")).isEqualTo("" + sent.partition());
    assertThat(header(letter, "dead-letter-offset")).isEqualTo("" + sent.offset());
  }

  @Test
  void aRecordWithoutKeyAndValueIsADeadLetterWithoutKeyAndValue() {
    var record = new ProducerRecord<byte[], byte[]>(Topic.MATCH_RESULTS, 5, null, null);
    record.headers().add("mark", ("m" + System.nanoTime()).getBytes(UTF_8));
    String mark = new String(record.headers().lastHeader("mark").value(), UTF_8);
    topic.settle(record);
    assertThat(topic.deadLetters())
        .filteredOn(l -> l.headers().lastHeader("mark") != null && header(l, "mark").equals(mark))
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.key()).isNull();
          assertThat(letter.value()).isNull();
        });
  }

  @Test
  void aResultOfAnUnknownRunIsADeadLetter() {
    long run = Long.MAX_VALUE - System.nanoTime();
    MatchResult result =
        SampleResults.message(run, 0, 1, 1, List.of(new UserOutcome.Empty(newUsers(1)[0])));
    topic.settle(ResultTopic.record(result));
    assertThat(topic.deadLetters(run + "/0"))
        .singleElement()
        .satisfies(l -> assertThat(header(l, "dead-letter-reason")).isEqualTo("BAITO-SNK-001"));
  }

  @Test
  void aResultForAUserOutsideTheBatchIsADeadLetter() {
    long[] users = newUsers(2);
    Run run = plan(new long[] {users[0]});
    topic.settle(
        ResultTopic.record(
            result(run, new UserOutcome.Empty(users[0]), new UserOutcome.Empty(users[1]))));
    assertThat(topic.deadLetters(run.id() + "/0"))
        .singleElement()
        .satisfies(l -> {
          assertThat(header(l, "dead-letter-reason")).isEqualTo("BAITO-SNK-001");
          assertThat(header(l, "dead-letter-cause")).contains("user " + users[1]);
        });
    assertThat(everything(run)).isEmpty();
  }

  private static MatchResult result(Run run, UserOutcome... outcomes) {
    return SampleResults.message(run.id(), 0, run.generation(), run.revision(), List.of(outcomes));
  }

  private static String fence(Run run) {
    return run.generation() + "|" + run.revision() + "|" + run.id();
  }
}
