package dev.baito.scheduler.outbox;

import static dev.baito.scheduler.testing.Letters.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.Topic;
import dev.baito.scheduler.testing.Letters;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.RunClient;
import dev.baito.scheduler.testing.SmallChunks;
import dev.baito.scheduler.testing.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers and sinks are played by committing for their groups. */
@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class ReaperTest {
  private static final int BATCHES = 6;

  @Inject Neighbours neighbours;
  @Inject GroupProgress groups;
  @Inject Letters letters;

  private final Admin admin =
      Admin.create(Map.of("bootstrap.servers", EmbeddedStack.property("kafka.bootstrap.servers")));

  private long runId;

  @BeforeEach
  void a_published_run() {
    neighbours.clear();
    neighbours.users(LongStream.rangeClosed(1, BATCHES));
    runId = RunClient.create("{\"batch_size\":1}");
    neighbours.buildGeneration(runId);
    neighbours.awaitPublished(runId);
  }

  @AfterEach
  void close() {
    admin.close(Duration.ofSeconds(10));
  }

  @Test
  void batches_that_came_to_nothing_are_published_again_as_they_were_once() throws Exception {
    neighbours.complete(runId, 0);
    neighbours.letter(runId, 1, "r", List.of(2L));
    workersAreDone();
    commit("result-sinks", Topic.MATCH_RESULTS);
    age();
    await().atMost(Duration.ofSeconds(60)).until(() -> published(2, 3, 4, 5) == 8);
    try (var topic = new TopicReader(Topic.USER_BATCHES)) {
      Map<String, byte[]> first = new HashMap<>();
      List<ConsumerRecord<String, byte[]>> all = topic.awaitRecords(runId, BATCHES + 4);
      for (ConsumerRecord<String, byte[]> record : all) {
        byte[] before = first.putIfAbsent(record.key(), record.value());
        assertThat(record.value()).isEqualTo(before == null ? record.value() : before);
      }
      assertThat(first).hasSize(BATCHES);
      // The groups catch up, and still it is not time yet for another try.
      workersAreDone();
      await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(20))
          .until(() -> topic.records(runId).size() == BATCHES + 4);
    }
    assertThat(published(0, 1)).isEqualTo(2);
    assertThat(neighbours.state(runId)).isEqualTo("running");
  }

  @Test
  void batches_of_a_high_run_wait_for_those_who_serve_it() throws Exception {
    neighbours.run("UPDATE run SET state = 'cancelled' WHERE run_id = $1", runId);
    runId = RunClient.create("{\"batch_size\":1,\"priority\":\"high\"}");
    neighbours.buildGeneration(runId);
    neighbours.awaitPublished(runId);
    commit("scoring-workers", Topic.USER_BATCHES);
    commit("result-sinks", Topic.MATCH_RESULTS);
    age();
    assertNothingPublishedAgain();
    commit("scoring-workers-priority", Topic.USER_BATCHES_PRIORITY);
    await().atMost(Duration.ofSeconds(60)).until(() -> published(0, 1, 2, 3, 4, 5) == 12);
  }

  @Test
  void batches_that_wait_for_workers_have_not_vanished() throws Exception {
    commit("result-sinks", Topic.MATCH_RESULTS);
    age();
    assertNothingPublishedAgain();
    workersAreDone();
    await().atMost(Duration.ofSeconds(60)).until(() -> published(0, 1, 2, 3, 4, 5) == 12);
  }

  @Test
  void results_that_wait_for_the_sink_have_not_vanished() throws Exception {
    workersAreDone();
    letters.put(Topic.MATCH_RESULTS, utf8("1/1"), utf8("a result that waits"));
    age();
    assertNothingPublishedAgain();
    commit("result-sinks", Topic.MATCH_RESULTS);
    await().atMost(Duration.ofSeconds(60)).until(() -> published(0, 1, 2, 3, 4, 5) == 12);
  }

  @Test
  void ended_runs_are_left_alone() throws Exception {
    neighbours.run("UPDATE run SET state = 'cancelled' WHERE run_id = $1", runId);
    workersAreDone();
    commit("result-sinks", Topic.MATCH_RESULTS);
    age();
    assertNothingPublishedAgain();
  }

  private void assertNothingPublishedAgain() {
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(20))
        .until(() -> published(0, 1, 2, 3, 4, 5) == BATCHES);
  }

  /** Has everything been published long ago. */
  private void age() {
    neighbours.run(
        "UPDATE user_batch SET published_at = published_at - interval '16 minutes' WHERE run_id = $1",
        runId);
  }

  private long published(Integer... batchNos) {
    return neighbours.number(
        "SELECT sum(times_published)::bigint FROM user_batch WHERE run_id = $1 AND batch_no = ANY ($2)",
        runId,
        batchNos);
  }

  private void workersAreDone() throws Exception {
    commit("scoring-workers", Topic.USER_BATCHES);
    commit("scoring-workers-priority", Topic.USER_BATCHES_PRIORITY);
  }

  /** Has a group done all there is in a topic. */
  private void commit(String group, String topic) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
    groups
        .ends(List.of(topic))
        .forEach((partition, end) -> places.put(partition, new OffsetAndMetadata(end)));
    if (!places.isEmpty()) {
      admin.alterConsumerGroupOffsets(group, places).all().get(30, TimeUnit.SECONDS);
    }
  }
}
