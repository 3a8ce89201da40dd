package dev.baito.worker.publishing;

import dev.baito.failure.DeadLetter;
import dev.baito.failure.DeadLetterHeader;
import dev.baito.failure.Failure;
import dev.baito.failure.RecordPublisher;
import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import dev.baito.messages.UserBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Keeps what cannot be processed, in the dead-letter topic. Thread-safe; blocks. */
@ApplicationScoped
public class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final RecordPublisher publisher;
  private final String worker;

  /** Keeps them through a publisher. */
  public DeadLetters(
      RecordPublisher publisher, @ConfigProperty(name = "baito.worker.name") String worker) {
    this.publisher = publisher;
    this.worker = worker;
  }

  /**
   * Keeps a message that is no batch, byte for byte; returns when Kafka has acknowledged it.
   *
   * @return the failure
   */
  public Failure keep(ConsumerRecord<byte[], byte[]> origin, Failure failure, int attempts) {
    var letter = new DeadLetter(origin, failure, attempts, Map.of(DeadLetterHeader.WORKER, worker));
    publisher.publish(letter.whole(Topic.USER_BATCHES_DEAD_LETTER));
    tell(origin, failure, "a message that is no batch");
    return failure;
  }

  /**
   * Keeps users of a batch, as a batch of these users; returns when Kafka has acknowledged it.
   *
   * @param part those users
   * @return the failure
   */
  public Failure keep(
      ConsumerRecord<byte[], byte[]> origin, UserBatch part, Failure failure, int attempts) {
    List<Long> users = part.userIds();
    var facts = new TreeMap<String, String>();
    facts.put(DeadLetterHeader.WORKER, worker);
    facts.put(DeadLetterHeader.RUN, Long.toString(part.runId()));
    facts.put(DeadLetterHeader.BATCH, Integer.toString(part.batchNo()));
    if (users.size() == 1) {
      facts.put(DeadLetterHeader.USER, Long.toString(users.getFirst()));
    }
    var letter = new DeadLetter(origin, failure, attempts, facts);
    publisher.publish(letter.with(Topic.USER_BATCHES_DEAD_LETTER, MessageCodec.encode(part)));
    tell(origin, failure, users.size() == 1 ? "user " + users.getFirst() : users.size() + " users");
    return failure;
  }

  private static void tell(ConsumerRecord<?, ?> origin, Failure failure, String whom) {
    LOG.errorf(
        failure.thrown(),
        "Dead letter: %s of message %d of %s-%d: %s",
        whom,
        origin.offset(),
        origin.topic(),
        origin.partition(),
        failure.code());
  }
}
