package dev.baito.scheduler.ledger;

/** The one definition of what has become of a planned user. */
final class Classes {
  /**
   * Begins a query on {@code classed (user_id, class)}: each planned user of the run $1, once per
   * place in the plan. Completed beats dead-lettered, which beats discarded; what an entry says
   * beats the failure that brought it about.
   */
  static final String WITH =
      """
      WITH planned AS (
        SELECT unnest(user_ids) AS user_id FROM user_batch WHERE run_id = $1
      ), lettered AS (
        SELECT u.user_id, bool_or(d.state IN ('open', 'replaying', 'parked')) AS dead,
          bool_or(d.state = 'discarded') AS discarded
        FROM dead_letter d CROSS JOIN LATERAL unnest(d.user_ids) AS u (user_id)
        WHERE d.run_id = $1
        GROUP BY u.user_id
      ), classed AS (
        SELECT p.user_id, CASE
          WHEN l.user_id IS NOT NULL THEN 'completed'
          WHEN e.dead THEN 'dead-lettered'
          WHEN e.discarded THEN 'discarded'
          WHEN f.user_id IS NOT NULL THEN 'dead-lettered'
          WHEN r.state IN ('cancelled', 'failed') THEN 'cancelled'
          ELSE 'none' END AS class
        FROM planned p
        JOIN run r ON r.run_id = $1
        LEFT JOIN run_list l ON l.run_id = $1 AND l.user_id = p.user_id
        LEFT JOIN run_failure f ON f.run_id = $1 AND f.user_id = p.user_id
        LEFT JOIN lettered e ON e.user_id = p.user_id
      )
      """;

  private Classes() {}
}
