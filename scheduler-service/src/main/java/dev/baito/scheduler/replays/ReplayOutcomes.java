package dev.baito.scheduler.replays;

import dev.baito.scheduler.database.Session;
import java.util.ArrayList;
import java.util.List;

/** What became of some items of a replay, until it is written, together. Not thread-safe. */
final class ReplayOutcomes {
  static final String ITEMS_SQL =
      """
      UPDATE replay_item i SET state = o.state, detail = o.detail
      FROM unnest($2::bigint[], $3::text[], $4::text[]) AS o (id, state, detail)
      WHERE i.replay_id = $1 AND i.dead_letter_id = o.id
      """;

  // Where nobody knows whom a message is about, nothing more can be waited for.
  static final String REPLAYED_SQL =
      """
      UPDATE dead_letter SET replayed_at = clock_timestamp(),
        state = CASE WHEN cardinality(user_ids) = 0 THEN 'replayed' ELSE 'replaying' END
      WHERE dead_letter_id = ANY ($1)
      """;

  static final String COMPLETED_SQL =
      "UPDATE dead_letter SET state = 'replayed' WHERE dead_letter_id = ANY ($1)";

  static final String EVENTS_SQL =
      """
      INSERT INTO dead_letter_event (dead_letter_id, kind, detail)
      SELECT d.dead_letter_id, CASE o.state WHEN 'failed' THEN 'refused' ELSE o.state END,
        rtrim('replay ' || $1::bigint || ': ' || o.detail, ': ')
      FROM unnest($2::bigint[], $3::text[], $4::text[]) AS o (id, state, detail)
      JOIN dead_letter d ON d.dead_letter_id = o.id
      ORDER BY d.dead_letter_id
      """;

  private final long replayId;
  private final List<Long> ids = new ArrayList<>();
  private final List<String> states = new ArrayList<>();
  private final List<String> details = new ArrayList<>();
  private final List<Long> replayed = new ArrayList<>();
  private final List<Long> completed = new ArrayList<>();

  ReplayOutcomes(long replayId) {
    this.replayId = replayId;
  }

  /** It is back in its topic. */
  void replayed(long id) {
    add(id, "replayed", "");
    replayed.add(id);
  }

  /** There is nothing to do; what is completed is resolved by that. */
  void noOp(long id, NoOp why) {
    add(id, "no-op", why.text());
    if (why == NoOp.COMPLETED) {
      completed.add(id);
    }
  }

  /** Kafka refuses it. */
  void failed(long id, String code) {
    add(id, "failed", code);
  }

  /** Returns how many are back in their topics. */
  int published() {
    return replayed.size();
  }

  /** Writes them in the caller's transaction. */
  void write(Session session) {
    if (ids.isEmpty()) {
      return;
    }
    Long[] all = ids.toArray(Long[]::new);
    String[] become = states.toArray(String[]::new);
    String[] why = details.toArray(String[]::new);
    session.query(ITEMS_SQL, replayId, all, become, why);
    session.query(EVENTS_SQL, replayId, all, become, why);
    if (!replayed.isEmpty()) {
      session.query(REPLAYED_SQL, (Object) replayed.toArray(Long[]::new));
    }
    if (!completed.isEmpty()) {
      session.query(COMPLETED_SQL, (Object) completed.toArray(Long[]::new));
    }
  }

  private void add(long id, String state, String detail) {
    ids.add(id);
    states.add(state);
    details.add(detail);
  }
}
