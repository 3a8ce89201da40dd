package dev.baito.scheduler.deadletters;

import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.rounds.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes dead letters into the inbox, each once, whatever its bytes. While PostgreSQL is down it
 * holds the letters it has and tries again; Kafka keeps the rest. A consumer that fails leaves its
 * group, and another one takes its place after a pause.
 */
@ApplicationScoped
public class DeadLetterInbox {
  private static final Logger LOG = Logger.getLogger(DeadLetterInbox.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /** Half the pool's connections, so that a burst leaves some for all else. */
  private static final int STORED_AT_ONCE = 2;

  private final InboxStore store;
  private final Map<String, Object> kafka;
  private final Duration maxPause;
  private final Duration topicCheck;
  private final Rounds rounds;
  private final ExecutorService storing =
      Executors.newFixedThreadPool(
          STORED_AT_ONCE, Thread.ofVirtual().name("dead-letter-", 0).factory());

  private Optional<LetterReader> reader = Optional.empty();

  DeadLetterInbox(
      InboxStore store,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      SchedulerSettings settings) {
    this.store = store;
    this.kafka = kafka;
    this.maxPause = settings.runs().maxBackOff();
    this.topicCheck = settings.deadLetters().topicCheck();
    this.rounds = new Rounds("dead-letters", "Reading dead letters", settings, this::round);
  }

  void start(@Observes @SuppressWarnings("UnusedVariable") StartupEvent event) {
    start();
  }

  void start() {
    rounds.start();
  }

  void stop(@Observes @SuppressWarnings("UnusedVariable") ShutdownEvent event)
      throws InterruptedException {
    stop();
    storing.shutdownNow();
  }

  /** Leaves the group, when the letters in hand are stored or given back. */
  void stop() throws InterruptedException {
    rounds.stop();
    close();
  }

  private Duration round() {
    try {
      read();
      return Duration.ZERO;
    } catch (RuntimeException | Error e) {
      // A reader that has failed must not stay a member of its group.
      close();
      throw e instanceof RuntimeException failure ? failure : new IllegalStateException(e);
    }
  }

  private synchronized void read() {
    LetterReader open = reader.orElseGet(() -> new LetterReader(kafka, topicCheck, this::store));
    reader = Optional.of(open);
    open.read();
  }

  private synchronized void close() {
    reader.ifPresent(LetterReader::close);
    reader = Optional.empty();
  }

  private Future<?> store(ConsumerRecord<byte @Nullable [], byte @Nullable []> letter) {
    return storing.submit(() -> {
      receive(letter);
      return letter;
    });
  }

  /** Takes one letter, and returns when it is stored. */
  void receive(ConsumerRecord<byte @Nullable [], byte @Nullable []> letter)
      throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    boolean told = false;
    while (true) {
      try {
        store.take(letter);
        return;
      } catch (RuntimeException e) {
        if (rounds.stopped()) {
          throw e; // not committed, so it comes again
        }
        if (!told) {
          LOG.warnf(
              e,
              "The dead letter at %s-%d offset %d cannot be stored: trying again until it can",
              letter.topic(),
              letter.partition(),
              letter.offset());
          told = true;
        }
      }
      Thread.sleep(pause);
      pause = pause.multipliedBy(2).compareTo(maxPause) < 0 ? pause.multipliedBy(2) : maxPause;
    }
  }
}
