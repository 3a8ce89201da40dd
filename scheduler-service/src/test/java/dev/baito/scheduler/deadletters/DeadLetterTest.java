package dev.baito.scheduler.deadletters;

import static dev.baito.scheduler.testing.Letters.about;
import static dev.baito.scheduler.testing.Letters.batch;
import static dev.baito.scheduler.testing.Letters.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.BatchStatistics;
import dev.baito.messages.MatchResult;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import dev.baito.messages.UserOutcome;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.testing.Letters;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.RunClient;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of letters: which entry they are of, and where that is then. */
@QuarkusTest
@Timeout(120) // a letter that cannot be stored is tried for ever
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class DeadLetterTest {
  private static final String BATCHES = Topic.USER_BATCHES_DEAD_LETTER;
  private static final String RESULTS = Topic.MATCH_RESULTS_DEAD_LETTER;
  private static final byte[] GARBAGE = {0, (byte) 0xff, (byte) 0xfe, 'x', 0};
  private static final Map<String, String> OF_REPLAY = Map.of(ReplayMark.HEADER, "user 61/2/7");

  @Inject Neighbours neighbours;
  @Inject Letters letters;
  @Inject Database database;
  @Inject DeadLetterInbox inbox;

  @BeforeEach
  void empty() {
    neighbours.clear();
  }

  @Test
  void letter_is_kept_whole_and_ends_its_run() {
    neighbours.users(LongStream.rangeClosed(1, 3));
    long runId = RunClient.create("{\"batch_size\":2}");
    neighbours.buildGeneration(runId);
    neighbours.awaitPublished(runId);
    neighbours.complete(runId, 0);
    Row entry =
        entry(
            letters.send(
                BATCHES,
                utf8(runId + "/1"),
                GARBAGE,
                Map.of("dead-letter-reason", "cannot read", "ce_id", "x")));
    assertThat(entry.getLong("run_id")).isEqualTo(runId);
    assertThat(entry.getInteger("batch_no")).isEqualTo(1);
    assertThat(entry.getArrayOfLongs("user_ids")).as("those of the plan").containsExactly(3L);
    assertThat(entry.getString("reason")).isEqualTo("cannot read");
    assertThat(entry.getJsonObject("headers").getString("dead-letter-reason"))
        .isEqualTo("cannot read");
    assertThat(entry.getJsonArray("original_headers").encode()).isEqualTo("[[\"ce_id\",\"78\"]]");
    assertThat(entry.getBuffer("record_value").getBytes()).isEqualTo(GARBAGE);
    neighbours.awaitState(runId, "completed");
    assertThat(RunClient.show(runId).getMap("batches").toString())
        .isEqualTo("{planned=2, published=2, completed=1, dead=1}");
    assertThat(RunClient.show(runId).getInt("users.dead_lettered")).isEqualTo(1);
  }

  @Test
  void letters_about_one_user_are_one_entry_wherever_they_were_read() {
    long first =
        letters.send(BATCHES, utf8("61/2"), batch(61, 2, 7L), about(61, 2, 7, 100, Map.of()));
    long second =
        letters.send(
            BATCHES,
            null,
            batch(61, 2, 7L),
            about(61, 2, 7, 200, Map.of("dead-letter-attempts", "3")));
    long other =
        letters.send(BATCHES, utf8("61/2"), batch(61, 2, 8L), about(61, 2, 8, 100, Map.of()));
    assertThat(second).isEqualTo(first).isNotEqualTo(other);
    Row entry = entry(first);
    assertThat(entry.getInteger("letters")).isEqualTo(2);
    assertThat(entry.getInteger("attempts")).isEqualTo(3);
    assertThat(entry.getString("state")).isEqualTo("open");
    assertThat(entry.getArrayOfLongs("user_ids")).containsExactly(7L);
    assertThat(neighbours.number("SELECT count(*) FROM dead_letter_event")).isEqualTo(3);
  }

  /** In a topic that was deleted and made again, offsets begin anew. */
  @Test
  void letter_at_the_place_of_an_earlier_one_is_another_letter() throws Exception {
    for (long[] sent : new long[][] {{7, 1_000}, {7, 1_000}, {8, 2_000}}) {
      inbox.receive(
          new ConsumerRecord<>(
              BATCHES,
              0,
              1_000_000,
              sent[1],
              TimestampType.CREATE_TIME,
              ConsumerRecord.NULL_SIZE,
              ConsumerRecord.NULL_SIZE,
              null,
              batch(61, 2, sent[0]),
              new RecordHeaders(),
              Optional.empty()));
    }
    assertThat(neighbours.number("SELECT count(*) FROM dead_letter")).isEqualTo(2);
    assertThat(neighbours.number("SELECT count(*) FROM dead_letter_event")).isEqualTo(2);
  }

  @Test
  void other_letters_are_one_entry_per_place_they_were_read_at() {
    Map<String, String> origin =
        Map.of(
            "dead-letter-topic", "match-results",
            "dead-letter-partition", "4",
            "dead-letter-offset", "17");
    long first = letters.send(RESULTS, null, GARBAGE, origin);
    assertThat(letters.send(RESULTS, null, GARBAGE, origin)).isEqualTo(first);
    var next = new HashMap<>(origin);
    next.put("dead-letter-offset", "18");
    assertThat(letters.send(RESULTS, null, GARBAGE, next)).isNotEqualTo(first);
    assertThat(entry(first).getString("entry_key")).isEqualTo("at match-results/4/17");
  }

  @Test
  void parts_of_one_batch_are_entries_of_their_own() {
    Map<String, String> origin = about(62, 0, 0, 9, Map.of());
    origin.remove("dead-letter-user");
    long left = letters.send(BATCHES, utf8("62/0"), batch(62, 0, 1L, 2L), origin);
    long right = letters.send(BATCHES, utf8("62/0"), batch(62, 0, 3L, 4L), origin);
    assertThat(left).isNotEqualTo(right);
    assertThat(entry(left).getArrayOfLongs("user_ids")).containsExactly(1L, 2L);
    assertThat(entry(right).getArrayOfLongs("user_ids")).containsExactly(3L, 4L);
  }

  @Test
  void payload_says_more_than_headers_and_they_more_than_the_key() {
    Row byPayload =
        entry(
            letters.send(BATCHES, utf8("1/1"), batch(41, 7, 1L, 2L), about(2, 2, 9, 1, Map.of())));
    assertThat(byPayload.getLong("run_id")).isEqualTo(41);
    assertThat(byPayload.getInteger("batch_no")).isEqualTo(7);
    assertThat(byPayload.getArrayOfLongs("user_ids")).containsExactly(1L, 2L);
    Row byHeader = entry(letters.send(BATCHES, utf8("1/1"), GARBAGE, about(42, 8, 9, 2, Map.of())));
    assertThat(byHeader.getLong("run_id")).isEqualTo(42);
    assertThat(byHeader.getInteger("batch_no")).isEqualTo(8);
    Row byResult = entry(letters.send(RESULTS, utf8("no batch"), result(43, 9, 5), Map.of()));
    assertThat(byResult.getLong("run_id")).isEqualTo(43);
    assertThat(byResult.getArrayOfLongs("user_ids")).containsExactly(5L);
  }

  @Test
  void what_nobody_can_read_is_kept_by_its_bytes_and_its_place() {
    var headers = new HashMap<String, String>();
    for (String name :
        List.of("topic", "partition", "offset", "run", "batch", "user", "attempts")) {
      headers.put("dead-letter-" + name, "\0 -5 " + "x".repeat(5_000));
    }
    headers.put("dead-letter-reason", "zero \0 byte" + "y".repeat(5_000));
    headers.put("dead-letter-cause", "z".repeat(100_000));
    headers.put(ReplayMark.HEADER, "at nowhere");
    Row entry = entry(letters.send(RESULTS, GARBAGE, GARBAGE, headers));
    assertThat(entry.getLong("run_id")).isNull();
    assertThat(entry.getInteger("batch_no")).isNull();
    assertThat(entry.getString("reason")).startsWith("zero \uFFFD byte").hasSize(200);
    assertThat(entry.getString("cause")).hasSize(2_000);
    assertThat(entry.getString("entry_key")).startsWith("at match-results.dead-letter/");
    assertThat(entry.getBuffer("record_key").getBytes()).isEqualTo(GARBAGE);
    Row tombstone = entry(letters.send(RESULTS, null, null, Map.of()));
    assertThat(tombstone.getBuffer("record_value")).isNull();
    assertThat(tombstone.getString("reason")).isEqualTo("none given");
  }

  @Test
  void letter_delivered_twice_is_kept_once() throws Exception {
    var letter =
        new ConsumerRecord<byte @Nullable [], byte @Nullable []>(
            BATCHES, 5, 1_000_000, utf8("43/9"), GARBAGE);
    inbox.receive(letter);
    inbox.receive(letter);
    assertThat(neighbours.number("SELECT sum(letters)::bigint FROM dead_letter WHERE run_id = 43"))
        .isEqualTo(1);
  }

  @Test
  void entry_that_comes_back_from_replays_opens_again_then_is_parked() {
    long id = user7(100, Map.of());
    put(id, "replaying");
    assertThat(user7(101, OF_REPLAY)).isEqualTo(id);
    assertThat(entry(id).getString("state")).isEqualTo("open");
    assertThat(entry(id).getInteger("failed_replays")).isEqualTo(1);
    user7(101, OF_REPLAY); // delivered twice, it failed twice: of one replay
    assertThat(entry(id).getInteger("failed_replays")).isEqualTo(1);
    put(id, "replayed");
    user7(102, OF_REPLAY);
    assertThat(entry(id).getString("state")).isEqualTo("parked");
    assertThat(entry(id).getInteger("failed_replays")).isEqualTo(2);
    user7(103, OF_REPLAY);
    assertThat(entry(id).getString("state")).isEqualTo("parked");
    assertThat(neighbours.number("SELECT count(*) FROM dead_letter_event WHERE kind = 'parked'"))
        .isEqualTo(1);
  }

  @Test
  void letter_of_the_original_opens_a_replayed_entry_but_is_no_failed_replay() {
    long id = user7(100, Map.of());
    put(id, "replayed");
    user7(100, Map.of());
    assertThat(entry(id).getString("state")).isEqualTo("open");
    assertThat(entry(id).getInteger("failed_replays")).isZero();
  }

  @Test
  void letter_of_the_original_that_comes_late_leaves_what_was_put_back_under_way() {
    long id = user7(100, Map.of());
    put(id, "replaying");
    assertThat(user7(100, Map.of())).isEqualTo(id);
    assertThat(entry(id).getString("state")).isEqualTo("replaying");
    assertThat(entry(id).getInteger("letters")).isEqualTo(2);
    user7(101, OF_REPLAY);
    assertThat(entry(id).getString("state")).isEqualTo("open");
  }

  @Test
  void discarded_entry_stays_so_whatever_comes() {
    long id = user7(100, Map.of());
    put(id, "discarded");
    user7(101, OF_REPLAY);
    assertThat(entry(id).getString("state")).isEqualTo("discarded");
    assertThat(entry(id).getInteger("letters")).isEqualTo(2);
  }

  @Test
  void unreadable_message_that_was_put_back_is_the_same_entry_at_its_new_place() {
    Map<String, String> headers = about(63, 0, 0, 9, Map.of());
    long id = letters.send(BATCHES, null, GARBAGE, headers);
    put(id, "replayed");
    headers.put("dead-letter-offset", "4711");
    headers.put(ReplayMark.HEADER, entry(id).getString("entry_key"));
    assertThat(letters.send(BATCHES, null, GARBAGE, headers)).isEqualTo(id);
    assertThat(entry(id).getInteger("failed_replays")).isEqualTo(1);
  }

  private long user7(long offset, Map<String, String> more) {
    return letters.send(BATCHES, utf8("61/2"), batch(61, 2, 7L), about(61, 2, 7, offset, more));
  }

  private void put(long id, String state) {
    neighbours.run("UPDATE dead_letter SET state = $2 WHERE dead_letter_id = $1", id, state);
  }

  private Row entry(long id) {
    return database
        .query("SELECT * FROM dead_letter WHERE dead_letter_id = $1", id)
        .iterator()
        .next();
  }

  private static byte[] result(long runId, int batchNo, long user) {
    var none = BatchStatistics.Tier.NONE;
    return MessageCodec.encode(
        new MatchResult(
            1,
            runId,
            batchNo,
            1,
            1,
            "w",
            List.of(new UserOutcome.Empty(user)),
            new BatchStatistics(
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                BatchStatistics.Pairs.NONE,
                new BatchStatistics.Caches(none, none, none, none),
                new BatchStatistics.ProcessState(0, 0, 0, 0))));
  }
}
