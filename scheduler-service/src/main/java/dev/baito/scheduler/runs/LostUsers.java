package dev.baito.scheduler.runs;

/**
 * Planned users without a list whom the inbox knows or who failed. They are found from the letters
 * and failures, which are few, so that a run can be looked at often; the audit finds them from the
 * plan.
 */
final class LostUsers {
  private LostUsers() {}

  /** Returns a query of how many a run has, as {@code dead_lettered} and {@code discarded}. */
  static String count(String runId) {
    return """
    SELECT count(*) FILTER (WHERE dead OR NOT given_up) AS dead_lettered,
      count(*) FILTER (WHERE given_up AND NOT dead) AS discarded
    FROM (
      SELECT user_id, bool_or(dead) AS dead, bool_or(given_up) AS given_up
      FROM (
        SELECT u.user_id, d.state <> 'discarded' AS dead, d.state = 'discarded' AS given_up
        FROM dead_letter d
        JOIN user_batch b ON b.run_id = d.run_id AND b.batch_no = d.batch_no
        CROSS JOIN LATERAL unnest(d.user_ids) AS u (user_id)
        WHERE d.run_id = %1$s AND d.state <> 'replayed' AND u.user_id = ANY (b.user_ids)
        UNION ALL
        SELECT f.user_id, false, false FROM run_failure f WHERE f.run_id = %1$s
      ) AS known
      GROUP BY user_id
    ) AS users
    WHERE NOT EXISTS (
      SELECT FROM run_list l WHERE l.run_id = %1$s AND l.user_id = users.user_id)
    """
        .formatted(runId);
  }
}
