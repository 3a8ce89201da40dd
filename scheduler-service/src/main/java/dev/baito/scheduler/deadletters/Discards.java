package dev.baito.scheduler.deadletters;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.database.Session;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Gives entries of the inbox up. */
@ApplicationScoped
class Discards {
  private static final Logger LOG = Logger.getLogger(Discards.class);
  private static final int MAX_REASON_CHARS = 1_000;

  static final String STATE_SQL =
      "SELECT state FROM dead_letter WHERE dead_letter_id = $1 FOR UPDATE";

  private static final String DISCARD_SQL =
      """
      UPDATE dead_letter SET state = 'discarded', discard_reason = $2 WHERE dead_letter_id = $1
      """;

  private static final String EVENT_SQL =
      "INSERT INTO dead_letter_event (dead_letter_id, kind, detail) VALUES ($1, 'discarded', $2)";

  private final Database database;

  Discards(Database database) {
    this.database = database;
  }

  /**
   * Discards an entry.
   *
   * @throws BaitoException with {@link ErrorCode#DEAD_LETTER_UNKNOWN}, {@link
   *     ErrorCode#DEAD_LETTER_STATE} if it is resolved or discarded, or {@link
   *     ErrorCode#REQUEST_INVALID} without a reason
   */
  void discard(long id, String reason) {
    // U+0000 is the one character that PostgreSQL does not hold.
    String why = reason.replace('\0', '\uFFFD').strip();
    if (why.isEmpty() || why.length() > MAX_REASON_CHARS) {
      throw new BaitoException(
          ErrorCode.REQUEST_INVALID,
          "reason must say why, in at most " + MAX_REASON_CHARS + " characters");
    }
    database.transaction(session -> discard(session, id, why));
    LOG.infof("Dead letter %d: discarded: %s", id, why);
  }

  private static EntryState discard(Session session, long id, String reason) {
    RowSet<Row> rows = session.query(STATE_SQL, id);
    if (rows.size() == 0) {
      throw DeadLetterQueries.unknown(id);
    }
    EntryState state = EntryState.of(rows.iterator().next().getString("state"));
    switch (state) {
      case OPEN, REPLAYING, PARKED -> {
        session.query(DISCARD_SQL, id, reason);
        session.query(EVENT_SQL, id, reason);
      }
      case REPLAYED, DISCARDED ->
          throw new BaitoException(
              ErrorCode.DEAD_LETTER_STATE,
              "Dead letter %d is %s and cannot be discarded".formatted(id, state.text()));
    }
    return state;
  }
}
