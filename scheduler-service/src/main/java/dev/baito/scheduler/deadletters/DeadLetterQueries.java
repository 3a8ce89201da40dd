package dev.baito.scheduler.deadletters;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.database.Session;
import dev.baito.scheduler.database.Times;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the inbox. */
@ApplicationScoped
public class DeadLetterQueries {
  private static final int HISTORY = 100;

  private static final String VIEW_SQL =
      """
      SELECT d.dead_letter_id, d.state, d.reason, d.cause, d.topic, d.run_id, d.batch_no,
        cardinality(d.user_ids) AS users, d.user_ids[1] AS first_user, d.attempts, d.letters,
        d.failed_replays, d.discard_reason, d.received_at, d.last_received_at, d.replayed_at\
      """;

  private static final String PAGE_SQL =
      VIEW_SQL
          + """

          FROM dead_letter d
          WHERE d.dead_letter_id < $1%s
          ORDER BY d.dead_letter_id DESC
          LIMIT $2
          """;

  static final String NAMED_SQL =
      VIEW_SQL
          + """

          FROM dead_letter d
          WHERE d.dead_letter_id = ANY ($1)
          ORDER BY d.dead_letter_id DESC
          """;

  static final String ONE_SQL =
      VIEW_SQL
          + """
          , d.headers, d.record_key, d.record_value
          FROM dead_letter d
          WHERE d.dead_letter_id = $1
          """;

  static final String HISTORY_SQL =
      """
      SELECT happened_at, kind, detail, attempts,
        topic || '/' || partition_no || '/' || offset_no AS place
      FROM dead_letter_event
      WHERE dead_letter_id = $1
      ORDER BY event_id DESC
      LIMIT $2
      """;

  private final Database database;
  private final int payloadBytes;

  DeadLetterQueries(Database database, SchedulerSettings settings) {
    this.database = database;
    this.payloadBytes = settings.deadLetters().shownBytes();
  }

  /** Returns the entries with numbers below one, newest first. */
  public List<DeadLetterView> page(long before, int limit, DeadLetterFilter filter) {
    return database.session(session -> page(session, before, limit, filter));
  }

  /** As {@link #page(long, int, DeadLetterFilter)}, as part of other work. */
  public List<DeadLetterView> page(
      Session session, long before, int limit, DeadLetterFilter filter) {
    DeadLetterFilter.Conditions conditions = filter.conditions(3);
    var parameters = new ArrayList<Object>(List.of(before, limit));
    parameters.addAll(conditions.parameters());
    return views(session.query(PAGE_SQL.formatted(conditions.sql()), parameters.toArray()));
  }

  /** Returns the entries of these numbers, newest first. */
  public List<DeadLetterView> named(Session session, List<Long> ids) {
    return views(session.query(NAMED_SQL, (Object) ids.toArray(Long[]::new)));
  }

  /** Returns the SQL of a page, for who wants to see its plan. */
  static String pageSql(DeadLetterFilter filter) {
    return PAGE_SQL.formatted(filter.conditions(3).sql());
  }

  /**
   * Returns an entry with its headers, payload and history.
   *
   * @throws BaitoException with {@link ErrorCode#DEAD_LETTER_UNKNOWN} if there is none
   */
  DeadLetterView.Whole whole(long id) {
    RowSet<Row> rows = database.query(ONE_SQL, id);
    if (rows.size() == 0) {
      throw unknown(id);
    }
    Row row = rows.iterator().next();
    return new DeadLetterView.Whole(
        view(row),
        row.getJsonObject("headers").getMap(),
        PayloadView.of(bytes(row.getBuffer("record_key")), payloadBytes),
        PayloadView.of(bytes(row.getBuffer("record_value")), payloadBytes),
        history(id));
  }

  /** Returns the error of an entry that is not there. */
  public static BaitoException unknown(long id) {
    return new BaitoException(
        ErrorCode.DEAD_LETTER_UNKNOWN,
        "There is no dead letter %d, or it was cleaned up: GET /dead-letters lists those there are"
            .formatted(id));
  }

  private List<DeadLetterView.Event> history(long id) {
    var events = new ArrayList<DeadLetterView.Event>();
    for (Row row : database.query(HISTORY_SQL, id, HISTORY)) {
      events.add(
          new DeadLetterView.Event(
              Times.of(row, "happened_at"),
              row.getString("kind"),
              row.getString("detail"),
              Optional.ofNullable(row.getInteger("attempts")),
              Optional.ofNullable(row.getString("place"))));
    }
    return events;
  }

  private static List<DeadLetterView> views(RowSet<Row> rows) {
    var views = new ArrayList<DeadLetterView>(rows.size());
    for (Row row : rows) {
      views.add(view(row));
    }
    return views;
  }

  private static DeadLetterView view(Row row) {
    int users = row.getInteger("users");
    String discarded = row.getString("discard_reason");
    return new DeadLetterView(
        row.getLong("dead_letter_id"),
        EntryState.of(row.getString("state")),
        row.getString("reason"),
        row.getString("cause"),
        row.getString("topic"),
        Optional.ofNullable(row.getLong("run_id")),
        Optional.ofNullable(row.getInteger("batch_no")),
        users,
        users == 1 ? Optional.of(row.getLong("first_user")) : Optional.empty(),
        row.getInteger("attempts"),
        row.getInteger("letters"),
        row.getInteger("failed_replays"),
        discarded.isEmpty() ? Optional.empty() : Optional.of(discarded),
        Times.of(row, "received_at"),
        Times.of(row, "last_received_at"),
        Times.ifAny(row, "replayed_at"));
  }

  private static byte @Nullable [] bytes(@Nullable Buffer buffer) {
    return buffer == null ? null : buffer.getBytes();
  }
}
