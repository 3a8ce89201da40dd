package dev.baito.scheduler.deadletters;

import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.database.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes dead letters into the ledger, each once, whatever its bytes. While PostgreSQL is down it
 * holds the record and tries again; Kafka keeps the rest.
 */
@ApplicationScoped
public class DeadLetterInbox {
  private static final Logger LOG = Logger.getLogger(DeadLetterInbox.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private static final String STORE_SQL =
      """
      INSERT INTO dead_letter (topic, partition_no, offset_no, run_id, batch_no, reason, headers,
        record_key, record_value)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (topic, partition_no, offset_no) DO NOTHING
      """;

  private final Database database;
  private final Duration maxPause;

  DeadLetterInbox(Database database, SchedulerSettings settings) {
    this.database = database;
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
        store(letter);
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

  private void store(ConsumerRecord<byte @Nullable [], byte @Nullable []> letter) {
    DeadLetter read = DeadLetter.of(letter);
    int stored =
        database
            .query(
                STORE_SQL,
                letter.topic(),
                letter.partition(),
                letter.offset(),
                read.origin().map(DeadLetter.BatchId::runId).orElse(null),
                read.origin().map(DeadLetter.BatchId::batchNo).orElse(null),
                read.reason(),
                read.headers(),
                bytes(letter.key()),
                bytes(letter.value()))
            .rowCount();
    if (stored == 1) {
      LOG.warnf(
          "Dead letter of %s: %s",
          read.origin()
              .map(id -> "run " + id.runId() + " batch " + id.batchNo())
              .orElse("an unknown batch"),
          read.reason());
    }
  }

  private static @Nullable Buffer bytes(byte @Nullable [] bytes) {
    return Optional.ofNullable(bytes).map(Buffer::buffer).orElse(null);
  }
}
