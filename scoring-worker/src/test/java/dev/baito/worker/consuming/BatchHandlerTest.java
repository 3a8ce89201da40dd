package dev.baito.worker.consuming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.failure.Failure;
import dev.baito.failure.Patience;
import dev.baito.failure.RetrySettings;
import dev.baito.messages.BatchStatistics;
import dev.baito.messages.MatchResult;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import dev.baito.messages.UserBatch;
import dev.baito.messages.UserOutcome;
import dev.baito.run.MatchSettings;
import dev.baito.worker.publishing.DeadLetters;
import dev.baito.worker.publishing.ResultPublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

/** Whatever fails, each user of a batch has an outcome, and only whom it fails for is set aside. */
class BatchHandlerTest {
  /** What names the message: where it lies, and since when. */
  private static final String PLACE = "user-batches/3/5@-1";

  private static final List<Long> USERS = LongStream.rangeClosed(1, 100).boxed().toList();

  private final List<ProducerRecord<byte[], byte[]>> published = new ArrayList<>();
  private final List<List<Long>> tried = new ArrayList<>();
  private Consumer<ProducerRecord<byte[], byte[]>> kafka = _ -> {};
  private Consumer<List<Long>> fault = _ -> {};

  private record QuickRetries() implements RetrySettings {
    @Override
    public Duration first() {
      return Duration.ofMillis(1);
    }

    @Override
    public Duration atMost() {
      return Duration.ofMillis(2);
    }

    @Override
    public int attempts() {
      return 3;
    }
  }

  /** What the workers before us began and did not end. */
  private final Map<String, Integer> begun = new TreeMap<>();

  private final class CountedHere implements Deliveries {
    @Override
    public int begin(String work) {
      return begun.merge(work, 1, Integer::sum);
    }

    @Override
    public void end(String work) {
      begun.remove(work);
    }

    @Override
    public void giveBack(String work) {
      begun.merge(work, -1, Integer::sum);
    }
  }

  private final class FaultyScoring implements BatchScoring {
    @Override
    public MatchResult process(UserBatch batch) {
      tried.add(batch.userIds());
      fault.accept(batch.userIds());
      return result(
          batch, batch.userIds().stream().<UserOutcome>map(UserOutcome.Empty::new).toList());
    }

    @Override
    public MatchResult failed(UserBatch alone, Failure failure) {
      return result(
          alone,
          List.of(
              new UserOutcome.Failed(
                  alone.userIds().getFirst(), failure.code().text(), failure.message())));
    }
  }

  private static MatchResult result(UserBatch batch, List<UserOutcome> outcomes) {
    var statistics =
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
            BatchStatistics.Caches.NONE,
            new BatchStatistics.ProcessState(0, 0, 0, 0));
    return new MatchResult(
        MessageCodec.VERSION,
        batch.runId(),
        batch.batchNo(),
        batch.generationId(),
        batch.revision(),
        "tested",
        outcomes,
        statistics);
  }

  private void handle() throws InterruptedException {
    var batch =
        new UserBatch(
            MessageCodec.VERSION, 7, 3, 1, 1, Instant.EPOCH, 1, MatchSettings.DEFAULT, USERS);
    var settings = new QuickRetries();
    new BatchHandler(
            settings,
            new FaultyScoring(),
            new ResultPublisher(this::publish),
            new DeadLetters(this::publish, "tested"),
            new CountedHere(),
            new Patience(settings))
        .handle(
            new ConsumerRecord<>(
                "user-batches", 3, 5, "7/3".getBytes(UTF_8), MessageCodec.encode(batch)));
  }

  private void publish(ProducerRecord<byte[], byte[]> message) {
    kafka.accept(message);
    published.add(message);
  }

  private Map<Long, String> outcomes() {
    Map<Long, String> outcomes = new TreeMap<>();
    for (var message : published) {
      if (message.topic().equals(Topic.MATCH_RESULTS)) {
        for (UserOutcome outcome :
            MessageCodec.decode(message.value(), MatchResult.class).outcomes()) {
          assertThat(outcomes.put(outcome.userId(), outcome.getClass().getSimpleName())).isNull();
        }
      }
    }
    assertThat(outcomes.keySet()).containsExactlyElementsOf(USERS);
    return outcomes;
  }

  private List<ProducerRecord<byte[], byte[]>> letters() {
    return published.stream()
        .filter(message -> message.topic().equals(Topic.USER_BATCHES_DEAD_LETTER))
        .toList();
  }

  private static String header(ProducerRecord<byte[], byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), UTF_8);
  }

  private void assertOnlyLetterIsOfUser(long user, String reason) {
    assertThat(outcomes()).containsEntry(user, "Failed");
    assertThat(outcomes().values()).filteredOn("Empty"::equals).hasSize(99);
    assertThat(letters()).hasSize(1);
    var letter = letters().getFirst();
    assertThat(MessageCodec.decode(letter.value(), UserBatch.class).userIds())
        .containsExactly(user);
    assertThat(letter.key()).isEqualTo("7/3".getBytes(UTF_8));
    assertThat(header(letter, "dead-letter-reason")).isEqualTo(reason);
    assertThat(header(letter, "dead-letter-user")).isEqualTo(Long.toString(user));
    assertThat(header(letter, "dead-letter-run")).isEqualTo("7");
    assertThat(header(letter, "dead-letter-batch")).isEqualTo("3");
    assertThat(header(letter, "dead-letter-offset")).isEqualTo("5");
  }

  @Test
  void failureThatMayPass_isTriedAFewTimes_thenTheBatchIsHalved() throws Exception {
    fault =
        users -> {
          if (users.contains(42L)) {
            throw new IllegalStateException("a bug");
          }
        };
    handle();
    assertOnlyLetterIsOfUser(42, "BAITO-API-004");
    assertThat(tried.subList(0, 4).stream().map(List::size)).containsExactly(100, 100, 100, 50);
    int withHim = (int) tried.stream().filter(users -> users.contains(42L)).count();
    assertThat(header(letters().getFirst(), "dead-letter-attempts"))
        .isEqualTo(Integer.toString(withHim));
  }

  @Test
  void failureThatPasses_isNoLoss() throws Exception {
    fault =
        _ -> {
          if (tried.size() < 3) {
            throw new IllegalStateException("not yet");
          }
        };
    handle();
    assertThat(letters()).isEmpty();
    assertThat(outcomes().values()).containsOnly("Empty");
  }

  @Test
  void batchThatTakesTooLong_isHalvedBeforeItIsTriedAgain() throws Exception {
    fault =
        users -> {
          if (users.size() > 30 || users.contains(100L)) {
            throw new BaitoException(ErrorCode.BATCH_TIMED_OUT, "no result in 5 min");
          }
        };
    handle();
    assertOnlyLetterIsOfUser(100, "BAITO-MSG-004");
    assertThat(tried.stream().map(List::size).filter(size -> size > 30))
        .containsExactly(100, 50, 50);
  }

  @Test
  void resultTooLargeForKafka_isHalved() throws Exception {
    kafka =
        message -> {
          if (message.value().length > 3_000) {
            throw new RecordTooLargeException("too large");
          }
        };
    handle();
    assertThat(letters()).isEmpty();
    assertThat(outcomes().values()).containsOnly("Empty");
  }

  @Test
  void whatIsWrongForAll_isOneLetterOfThemAll() throws Exception {
    fault =
        _ -> {
          throw new BaitoException(ErrorCode.CATALOGUE_MISSING, "gone");
        };
    handle();
    assertThat(published).hasSize(1);
    assertThat(MessageCodec.decode(letters().getFirst().value(), UserBatch.class).userIds())
        .isEqualTo(USERS);
    assertThat(header(letters().getFirst(), "dead-letter-class")).isEqualTo("invalid");
    assertThat(tried).hasSize(1);
  }

  @Test
  void batchThatOutlivedTooManyWorkers_isScoredUserByUser() throws Exception {
    begun.put(PLACE, 3);
    handle();
    assertThat(tried).hasSize(100).allSatisfy(users -> assertThat(users).hasSize(1));
    assertThat(outcomes().values()).containsOnly("Empty");
    assertThat(letters()).isEmpty();
    assertThat(begun).isEmpty();
  }

  @Test
  void userWhomTooManyWorkersDidNotOutlive_isSetAsideUntried() throws Exception {
    begun.put(PLACE, 5);
    begun.put(PLACE + "/42", 3);
    begun.put(PLACE + "/43", 2);
    handle();
    assertOnlyLetterIsOfUser(42, "BAITO-USR-004");
    assertThat(header(letters().getFirst(), "dead-letter-class")).isEqualTo("unscorable-user");
    assertThat(header(letters().getFirst(), "dead-letter-attempts")).isEqualTo("8");
    assertThat(tried).hasSize(99).doesNotContain(List.of(42L));
    assertThat(begun).isEmpty();
  }

  @Test
  void attemptsOfEarlierDeliveries_count() throws Exception {
    begun.put(PLACE, 2);
    fault =
        users -> {
          if (users.contains(42L)) {
            throw new BaitoException(ErrorCode.BATCH_TIMED_OUT, "no result in 5 min");
          }
        };
    handle();
    int withHim = (int) tried.stream().filter(users -> users.contains(42L)).count();
    assertThat(header(letters().getFirst(), "dead-letter-attempts"))
        .isEqualTo(Integer.toString(2 + withHim));
  }

  @Test
  void batchThatIsGivenBack_wasNotBegun() {
    fault =
        _ -> {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("the worker stops");
        };
    assertThatThrownBy(this::handle).isInstanceOf(InterruptedException.class);
    assertThat(begun).containsOnly(Map.entry(PLACE, 0));
    assertThat(published).isEmpty();
  }

  @Test
  void deadLetterTopicThatIsDown_isWaitedFor() throws Exception {
    fault =
        users -> {
          if (users.contains(1L)) {
            throw new IllegalStateException("a bug");
          }
        };
    var refusals = new ArrayList<String>();
    kafka =
        message -> {
          if (message.topic().equals(Topic.USER_BATCHES_DEAD_LETTER) && refusals.size() < 5) {
            refusals.add(message.topic());
            throw new IllegalStateException("down, in a way that nobody knows");
          }
        };
    handle();
    assertThat(refusals).hasSize(5);
    assertOnlyLetterIsOfUser(1, "BAITO-API-004");
  }
}
