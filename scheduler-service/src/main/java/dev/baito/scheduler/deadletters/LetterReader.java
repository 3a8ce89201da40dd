package dev.baito.scheduler.deadletters;

import dev.baito.messages.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads dead letters, and goes on where its group was. With each place it commits the id of the
 * topic that it read: places are kept by a topic's name, so that one of a topic that was deleted
 * would hide the first letters of the topic that has its name now. Where the ids differ it begins
 * at the topic's beginning; letters that are known already are taken once all the same.
 *
 * <p>Not thread-safe.
 */
final class LetterReader implements AutoCloseable {
  static final String GROUP = "scheduler-dead-letters";
  static final List<String> TOPICS =
      List.of(Topic.USER_BATCHES_DEAD_LETTER, Topic.MATCH_RESULTS_DEAD_LETTER);

  private static final Logger LOG = Logger.getLogger(LetterReader.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int MAX_LETTERS = 50;

  /** What was committed before places had ids is believed: its topic is most likely the same. */
  private static final String NO_ID = "";

  private final Consumer<byte @Nullable [], byte @Nullable []> consumer;
  private final TopicIds topics;
  private final long checkNanos;
  private final Function<ConsumerRecord<byte @Nullable [], byte @Nullable []>, Future<?>> store;
  private final Map<TopicPartition, String> ids = new HashMap<>();
  private boolean holding;
  private long checkedAt = System.nanoTime();

  /**
   * Creates a reader that joins its group at the first {@link #read()}.
   *
   * @param kafka the settings of all clients
   * @param topicCheck how often to look whether topics are still the same
   * @param store begins to store a letter; when it is done the letter needs not be read again
   */
  LetterReader(
      Map<String, Object> kafka,
      Duration topicCheck,
      Function<ConsumerRecord<byte @Nullable [], byte @Nullable []>, Future<?>> store) {
    this.checkNanos = topicCheck.toNanos();
    this.store = store;
    this.topics = new TopicIds(kafka, ANSWER);
    this.consumer = new KafkaConsumer<byte @Nullable [], byte @Nullable []>(settings(kafka));
    consumer.subscribe(TOPICS, new Assignment());
  }

  private static Map<String, Object> settings(Map<String, Object> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.keySet().retainAll(ConsumerConfig.configNames());
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, GROUP);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_LETTERS);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
    return settings;
  }

  /**
   * Waits shortly for letters, and returns when those that came are stored.
   *
   * @throws RuntimeException when that fails; the reader is of no use then
   */
  void read() {
    if (System.nanoTime() - checkedAt >= checkNanos) {
      checkTopics();
      checkedAt = System.nanoTime();
    }
    ConsumerRecords<byte @Nullable [], byte @Nullable []> letters = consumer.poll(POLL);
    if (letters.isEmpty()) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
    letters
        .nextOffsets()
        .forEach((partition, next) ->
            places.put(
                partition,
                new OffsetAndMetadata(
                    next.offset(), ids.getOrDefault(partition, TopicIds.UNKNOWN))));
    List<Future<?>> stored = new ArrayList<>();
    for (ConsumerRecord<byte @Nullable [], byte @Nullable []> letter : letters) {
      stored.add(store.apply(letter));
    }
    try {
      hold(stored);
    } finally {
      stored.forEach(letter -> letter.cancel(true));
    }
    places.keySet().retainAll(consumer.assignment());
    consumer.commitSync(places, ANSWER);
  }

  /** Waits for letters; PostgreSQL may be away for longer than the group bears silence. */
  private void hold(List<Future<?>> letters) {
    consumer.pause(consumer.assignment());
    holding = true;
    try {
      for (Future<?> letter : letters) {
        while (!isDone(letter)) {
          var _ = consumer.poll(Duration.ZERO); // all is paused: it only stays a member
        }
      }
    } finally {
      holding = false;
    }
    consumer.resume(consumer.assignment());
  }

  private static boolean isDone(Future<?> letter) {
    try {
      letter.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while letters were stored", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a letter was not stored", e);
    }
  }

  /** A topic may be made anew so fast that its partitions are never taken from this reader. */
  private void checkTopics() {
    Map<String, String> now = topics.of(consumer.assignment());
    Set<TopicPartition> anew = new HashSet<>();
    for (TopicPartition partition : consumer.assignment()) {
      String id = now.getOrDefault(partition.topic(), TopicIds.UNKNOWN);
      if (!id.equals(TopicIds.UNKNOWN) && !id.equals(ids.put(partition, id))) {
        anew.add(partition);
      }
    }
    fromBeginning(anew);
  }

  private void fromBeginning(Set<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      LOG.infof("Dead letters are read from the beginning: %s are of new topics", partitions);
      consumer.seekToBeginning(partitions);
    }
  }

  /** Leaves the group. */
  @Override
  public void close() {
    try (topics) {
      consumer.close(CloseOptions.timeout(ANSWER));
    } catch (RuntimeException e) {
      LOG.debug("The reader of dead letters was not closed in good order", e);
    }
  }

  private final class Assignment implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(ids::remove);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      Map<String, String> now = topics.of(partitions);
      Map<TopicPartition, OffsetAndMetadata> places =
          consumer.committed(new HashSet<>(partitions), ANSWER);
      Set<TopicPartition> anew = new HashSet<>();
      for (TopicPartition partition : partitions) {
        String id = now.getOrDefault(partition.topic(), TopicIds.UNKNOWN);
        ids.put(partition, id);
        @Nullable OffsetAndMetadata place = places.get(partition);
        if (place != null && !place.metadata().equals(NO_ID) && !place.metadata().equals(id)) {
          anew.add(partition);
        }
      }
      fromBeginning(anew);
      if (holding) {
        consumer.pause(partitions);
      }
    }
  }
}
