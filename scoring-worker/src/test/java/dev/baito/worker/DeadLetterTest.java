package dev.baito.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import dev.baito.worker.fixture.Samples;
import dev.baito.worker.fixture.Topics;
import dev.baito.worker.fixture.WorkerTables;
import dev.baito.worker.fixture.WorkerTables.StoredGeneration;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class DeadLetterTest {
  private static final int PARTITION = 3;

  private final long run = Samples.newRun();
  private WorkerTables tables;
  private Topics topics;

  @BeforeEach
  void connect() {
    tables = WorkerTables.empty();
    topics = new Topics();
  }

  @AfterEach
  void disconnect() {
    tables.close();
    topics.close();
  }

  private ConsumerRecord<byte[], byte[]> letter() {
    return topics.awaitMessages(Topic.USER_BATCHES_DEAD_LETTER, Long.toString(run), 1).getFirst();
  }

  private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Test
  void garbage_is_kept_byte_for_byte_and_what_comes_after_it_is_done() throws Exception {
    var generation = Samples.store(tables, 3);
    tables.user(1);
    byte[] value = {0, (byte) 0xff, '{', 7, (byte) 0x80};
    var garbage =
        new ProducerRecord<>(Topic.USER_BATCHES, PARTITION, Topics.utf8(run + "/garbage"), value);
    garbage.headers().add("own", new byte[] {1, (byte) 0xfe});
    var origin = topics.publish(garbage);
    topics.publish(Samples.batch(run, PARTITION, generation, List.of(1L)));

    var letter = letter();
    assertThat(letter.key()).isEqualTo(garbage.key());
    assertThat(letter.value()).isEqualTo(value);
    assertThat(letter.headers().lastHeader("own").value()).isEqualTo(new byte[] {1, (byte) 0xfe});
    assertThat(header(letter, "dead-letter-reason")).isEqualTo("BAITO-MSG-001");
    assertThat(header(letter, "dead-letter-cause")).startsWith("not a UserBatch");
    assertThat(header(letter, "dead-letter-exception-class-name"))
        .startsWith("com.fasterxml.jackson");
    assertThat(header(letter, "dead-letter-attempts")).isEqualTo("1");
    assertThat(header(letter, "dead-letter-topic")).isEqualTo("user-batches");
    assertThat(header(letter, "dead-letter-partition")).isEqualTo("3");
    assertThat(header(letter, "dead-letter-offset")).isEqualTo(Long.toString(origin.offset()));
    assertThat(topics.awaitResults(run, 1)).hasSize(1);

    try (var admin =
        Admin.create(
            Map.<String, Object>of(
                "bootstrap.servers", EmbeddedStack.property("kafka.bootstrap.servers")))) {
      var partition = new TopicPartition(Topic.USER_BATCHES, PARTITION);
      await()
          .atMost(30, SECONDS)
          .untilAsserted(() ->
              assertThat(
                      admin
                          .listConsumerGroupOffsets("scoring-workers")
                          .partitionsToOffsetAndMetadata()
                          .get(10, TimeUnit.SECONDS))
                  .hasEntrySatisfying(
                      partition,
                      committed -> assertThat(committed.offset()).isEqualTo(origin.offset() + 2)));
    }
  }

  @Test
  void a_message_without_a_value_is_kept_as_it_is() {
    byte[] none = null;
    topics.publish(new ProducerRecord<>(Topic.USER_BATCHES, Topics.utf8(run + "/none"), none));
    var letter = letter();
    assertThat(letter.value()).isNull();
    assertThat(header(letter, "dead-letter-reason")).isEqualTo("BAITO-MSG-001");
  }

  @Test
  void a_newer_version_is_kept_for_a_newer_worker() {
    byte[] value = Topics.utf8("{\"version\":2,\"people\":[1]}");
    topics.publish(new ProducerRecord<>(Topic.USER_BATCHES, Topics.utf8(run + "/2"), value));
    var letter = letter();
    assertThat(letter.value()).isEqualTo(value);
    assertThat(header(letter, "dead-letter-reason")).isEqualTo("BAITO-MSG-002");
  }

  @Test
  void a_batch_of_a_generation_that_is_gone_is_kept_with_the_reason() {
    var missing = new StoredGeneration(Long.MAX_VALUE, new UUID(0, 0), Samples.AS_OF, List.of());
    var batch = Samples.batch(run, 0, missing, List.of(1L));
    topics.publish(batch);
    var letter = letter();
    assertThat(letter.value()).isEqualTo(MessageCodec.encode(batch));
    assertThat(header(letter, "ce_id")).isEqualTo(run + "/0");
    assertThat(header(letter, "dead-letter-reason")).isEqualTo("BAITO-CAT-003");
  }

  @Test
  void blocks_that_are_gone_or_corrupt_everywhere_are_no_outage() {
    var gone = Samples.store(tables, 40);
    tables.user(1);
    tables.update("DELETE FROM catalogue_block WHERE block_no = 1");
    topics.publish(Samples.batch(run, 0, gone, List.of(1L)));
    assertThat(header(letter(), "dead-letter-reason")).isEqualTo("BAITO-CAT-003");

    tables.update("TRUNCATE job");
    var corrupt = Samples.store(tables, 40);
    tables.update(
        "UPDATE catalogue_block SET payload = 'x' WHERE generation_id = ?", corrupt.generationId());
    topics.publish(Samples.batch(run, 1, corrupt, List.of(1L)));
    var letter = topics.awaitMessages(Topic.USER_BATCHES_DEAD_LETTER, run + "/1", 1).getFirst();
    assertThat(header(letter, "dead-letter-reason")).isEqualTo("BAITO-CAT-001");
    assertThat(header(letter, "dead-letter-attempts")).isEqualTo("3");
  }
}
