package dev.baito.scheduler.replays;

import dev.baito.scheduler.database.Database;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Resolves entries that were put back: everyone an entry is about has a list in its run by now, or
 * has come back in another letter since.
 */
@ApplicationScoped
class Resolution {
  private static final int CHUNK = 500;

  static final String SQL =
      """
      WITH resolved AS (
        UPDATE dead_letter SET state = 'replayed'
        WHERE state = 'replaying' AND dead_letter_id IN (
          SELECT d.dead_letter_id FROM dead_letter d
          WHERE d.state = 'replaying' AND NOT EXISTS (
            SELECT FROM unnest(d.user_ids) AS u (user_id)
            WHERE NOT EXISTS (
              SELECT FROM run_list l WHERE l.run_id = d.run_id AND l.user_id = u.user_id)
            AND NOT EXISTS (
              SELECT FROM dead_letter o
              WHERE o.run_id = d.run_id AND o.batch_no = d.batch_no
                AND o.dead_letter_id <> d.dead_letter_id AND o.last_received_at >= d.replayed_at
                AND u.user_id = ANY (o.user_ids)))
          ORDER BY d.dead_letter_id LIMIT $1
          FOR UPDATE SKIP LOCKED)
        RETURNING dead_letter_id
      )
      INSERT INTO dead_letter_event (dead_letter_id, kind, detail)
      SELECT dead_letter_id, 'resolved', 'completed, or come back otherwise' FROM resolved
      """;

  private final Database database;

  Resolution(Database database) {
    this.database = database;
  }

  /** Resolves what can be, up to a limit; returns whether there may be more. */
  boolean resolve() {
    return database.query(SQL, CHUNK).rowCount() == CHUNK;
  }
}
