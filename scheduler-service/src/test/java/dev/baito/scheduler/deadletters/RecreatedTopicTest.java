package dev.baito.scheduler.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baito.local.provision.Provisioning;
import dev.baito.local.provision.TopicSettings;
import dev.baito.local.testing.EmbeddedStack;
import dev.baito.messages.Topic;
import dev.baito.scheduler.testing.Letters;
import dev.baito.scheduler.testing.Neighbours;
import dev.baito.scheduler.testing.SmallChunks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallChunks.class)
@QuarkusTestResource(EmbeddedStack.class)
class RecreatedTopicTest {
  private static final TopicPartition PLACE =
      new TopicPartition(Topic.MATCH_RESULTS_DEAD_LETTER, 0);
  private static final String SERVERS = EmbeddedStack.property("kafka.bootstrap.servers");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject DeadLetterInbox inbox;
  @Inject Neighbours neighbours;
  private final Admin admin = Admin.create(Map.of("bootstrap.servers", SERVERS));

  @BeforeEach
  void startAnew() throws Exception {
    inbox.stop();
    makeTopicAnew();
    neighbours.clear();
    inbox.start();
  }

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void topic_made_anew_under_a_reader_is_read_from_its_beginning() throws Exception {
    send("old", 5);
    awaitLetters(5);
    makeTopicAnew();
    send("new", 8);
    awaitLetters(5 + 8);
  }

  @Test
  void place_that_was_committed_in_an_older_topic_hides_nothing_in_the_new_one() throws Exception {
    send("old", 5);
    awaitLetters(5);
    await().atMost(PATIENCE).until(() -> committed() == 5);
    inbox.stop();
    OffsetAndMetadata old = place().orElseThrow();
    makeTopicAnew();
    send("new", 8);
    // As a reader leaves it that commits after the topic is there again: places go by names.
    admin
        .alterConsumerGroupOffsets(LetterReader.GROUP, Map.of(PLACE, old))
        .all()
        .get(30, TimeUnit.SECONDS);
    assertThat(committed()).isEqualTo(5);
    inbox.start();
    awaitLetters(5 + 8);
  }

  @Test
  void reader_goes_on_where_its_group_was_in_the_same_topic() throws Exception {
    send("old", 5);
    awaitLetters(5);
    await().atMost(PATIENCE).until(() -> committed() == 5);
    inbox.stop();
    neighbours.clear();
    send("more", 3);
    inbox.start();
    awaitLetters(3);
    await().atMost(PATIENCE).until(() -> committed() == 8);
    assertThat(letters()).isEqualTo(3);
  }

  private static void send(String what, int count) throws Exception {
    var settings = Map.<String, Object>of("bootstrap.servers", SERVERS);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < count; i++) {
        byte[] letter = Letters.utf8(what + i);
        producer
            .send(new ProducerRecord<>(PLACE.topic(), PLACE.partition(), letter, letter))
            .get(30, TimeUnit.SECONDS);
      }
    }
  }

  private void awaitLetters(long count) {
    await("letters in the inbox").atMost(PATIENCE).until(this::letters, now -> now == count);
  }

  private long letters() {
    return neighbours.number(
        "SELECT count(*) FROM dead_letter_event WHERE topic = $1 AND kind = 'letter'",
        PLACE.topic());
  }

  private long committed() throws Exception {
    return place().map(OffsetAndMetadata::offset).orElse(-1L);
  }

  private Optional<OffsetAndMetadata> place() throws Exception {
    return Optional.ofNullable(
        admin
            .listConsumerGroupOffsets(LetterReader.GROUP)
            .partitionsToOffsetAndMetadata()
            .get(30, TimeUnit.SECONDS)
            .get(PLACE));
  }

  private void makeTopicAnew() throws Exception {
    admin.deleteTopics(List.of(PLACE.topic())).all().get(30, TimeUnit.SECONDS);
    await("topic made anew")
        .atMost(PATIENCE)
        .ignoreExceptions() // what was deleted may still be on its way out
        .until(
            () -> Provisioning.createTopics(SERVERS, TopicSettings.LOCAL).contains(PLACE.topic()));
  }
}
