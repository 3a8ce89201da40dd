package dev.baito.scheduler.deadletters;

import dev.baito.scheduler.SchedulerSettings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes dead letters into the inbox, each once, whatever its bytes. While PostgreSQL is down it
 * holds the record and tries again; Kafka keeps the rest.
 */
@ApplicationScoped
public class DeadLetterInbox {
  private static final Logger LOG = Logger.getLogger(DeadLetterInbox.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private final InboxStore store;
  private final Duration maxPause;

  DeadLetterInbox(InboxStore store, SchedulerSettings settings) {
    this.store = store;
    this.maxPause = settings.runs().maxBackOff();
  }

  /** Takes one record; it is acknowledged when this returns. */
  @Incoming("dead-letters")
  @RunOnVirtualThread
  public void receive(ConsumerRecord<byte @Nullable [], byte @Nullable []> letter)
      throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    boolean told = false;
    while (true) {
      try {
        store.take(letter);
        return;
      } catch (RuntimeException e) {
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
