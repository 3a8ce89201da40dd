package dev.baito.scheduler.deadletters;

import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.database.Session;
import dev.baito.scheduler.database.Times;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes entries of dead letters. A letter of an entry that is there already adds to its history and
 * brings it up to date; one of an entry that was put back opens it again, or parks it when that has
 * happened too often. What was discarded stays so.
 */
@ApplicationScoped
class InboxStore {
  private static final Logger LOG = Logger.getLogger(InboxStore.class);

  static final String KNOWN_SQL =
      """
      SELECT FROM dead_letter_event
      WHERE topic = $1 AND partition_no = $2 AND offset_no = $3 AND sent_at = $4
      """;

  static final String BEFORE_SQL = "SELECT state FROM dead_letter WHERE entry_key = $1 FOR UPDATE";

  // Users that the payload does not name are those of the plan, for as long as there is one. What
  // was put back and is under way decides what becomes of its entry: a letter of what was there
  // before, which may be delivered late or twice, does not.
  static final String TAKE_SQL =
      """
      INSERT INTO dead_letter AS d (entry_key, topic, run_id, batch_no, user_ids, reason, cause,
        attempts, headers, original_headers, record_key, record_value)
      SELECT $1::text, $2::text, $3::bigint, $4::integer,
        CASE WHEN cardinality($5::bigint[]) > 0 THEN $5::bigint[] ELSE coalesce((
          SELECT user_ids FROM user_batch
          WHERE run_id = $3::bigint AND batch_no = $4::integer), '{}') END,
        $6::text, $7::text, $8::integer, $9::jsonb, $10::jsonb, $11::bytea, $12::bytea
      ON CONFLICT (entry_key) DO UPDATE SET
        topic = excluded.topic, run_id = excluded.run_id, batch_no = excluded.batch_no,
        user_ids = excluded.user_ids, reason = excluded.reason, cause = excluded.cause,
        attempts = excluded.attempts, headers = excluded.headers,
        original_headers = excluded.original_headers, record_key = excluded.record_key,
        record_value = excluded.record_value, letters = d.letters + 1,
        last_received_at = now(),
        failed_replays =
          d.failed_replays + ($13::boolean AND d.state IN ('replaying', 'replayed'))::integer,
        state = CASE
          WHEN d.state NOT IN ('replaying', 'replayed') THEN d.state
          WHEN d.state = 'replaying' AND NOT $13::boolean THEN d.state
          WHEN $13::boolean AND d.failed_replays + 1 >= $14::integer THEN 'parked'
          ELSE 'open' END
      RETURNING dead_letter_id, state, letters, failed_replays
      """;

  private static final String LETTER_SQL =
      """
      INSERT INTO dead_letter_event
        (dead_letter_id, kind, detail, attempts, topic, partition_no, offset_no, sent_at)
      VALUES ($1, 'letter', $2, $3, $4, $5, $6, $7)
      """;

  // Completed beats dead-lettered: a batch delivered again after its run needs nobody's attention.
  static final String RESOLVE_SQL =
      """
      WITH resolved AS (
        UPDATE dead_letter d SET state = 'replayed'
        WHERE d.dead_letter_id = $1 AND d.state = 'open' AND cardinality(d.user_ids) > 0
          AND NOT EXISTS (
            SELECT FROM unnest(d.user_ids) AS u (user_id)
            WHERE NOT EXISTS (
              SELECT FROM run_list l WHERE l.run_id = d.run_id AND l.user_id = u.user_id))
        RETURNING dead_letter_id
      )
      INSERT INTO dead_letter_event (dead_letter_id, kind, detail)
      SELECT dead_letter_id, 'resolved', 'everyone in it has a list in its run' FROM resolved
      """;

  private static final String PARKED_SQL =
      "INSERT INTO dead_letter_event (dead_letter_id, kind, detail) VALUES ($1, 'parked', $2)";

  private final Database database;
  private final int parkAfter;

  InboxStore(Database database, SchedulerSettings settings) {
    this.database = database;
    this.parkAfter = settings.deadLetters().parkAfter();
  }

  /** Takes a letter, unless it was taken before. */
  void take(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
    DeadLetter letter = DeadLetter.of(record);
    database
        .transaction(session -> take(session, record, letter))
        .ifPresent(entry -> tell(letter, entry));
  }

  private Optional<Row> take(
      Session session,
      ConsumerRecord<byte @Nullable [], byte @Nullable []> record,
      DeadLetter letter) {
    OffsetDateTime sentAt = Times.parameter(Instant.ofEpochMilli(record.timestamp()));
    if (session.query(KNOWN_SQL, record.topic(), record.partition(), record.offset(), sentAt).size()
        > 0) {
      return Optional.empty();
    }
    RowSet<Row> before = session.query(BEFORE_SQL, letter.entryKey());
    Row entry =
        session.one(
            TAKE_SQL,
            letter.entryKey(),
            record.topic(),
            letter.batch().map(DeadLetter.BatchId::runId).orElse(null),
            letter.batch().map(DeadLetter.BatchId::batchNo).orElse(null),
            letter.users().toArray(Long[]::new),
            letter.reason(),
            letter.cause(),
            letter.attempts(),
            letter.headers().described(),
            letter.headers().originals(),
            bytes(record.key()),
            bytes(record.value()),
            letter.ofReplay(),
            parkAfter);
    session.query(
        LETTER_SQL,
        entry.getLong("dead_letter_id"),
        letter.cause().isEmpty() ? letter.reason() : letter.reason() + ": " + letter.cause(),
        letter.attempts(),
        record.topic(),
        record.partition(),
        record.offset(),
        sentAt);
    session.query(RESOLVE_SQL, entry.getLong("dead_letter_id"));
    if (isParked(entry) && !(before.size() == 1 && isParked(before.iterator().next()))) {
      session.query(
          PARKED_SQL,
          entry.getLong("dead_letter_id"),
          "came back from " + entry.getInteger("failed_replays") + " replays");
    }
    return Optional.of(entry);
  }

  private static boolean isParked(Row entry) {
    return entry.getString("state").equals(EntryState.PARKED.text());
  }

  private static void tell(DeadLetter letter, Row entry) {
    LOG.warnf(
        "Dead letter %d of %s: %s (%s, letter %d)",
        entry.getLong("dead_letter_id"),
        letter
            .batch()
            .map(id -> "run " + id.runId() + " batch " + id.batchNo())
            .orElse("an unknown batch"),
        letter.reason(),
        entry.getString("state"),
        entry.getInteger("letters"));
  }

  private static @Nullable Buffer bytes(byte @Nullable [] bytes) {
    return Optional.ofNullable(bytes).map(Buffer::buffer).orElse(null);
  }
}
