package dev.baito.scheduler.runs;

/**
 * Batches that are dead: not completed, with dead letters, and nothing of them is still to come,
 * since each of their users has a list, a failure or a dead letter.
 */
final class DeadBatches {
  private DeadBatches() {}

  /*
   * Only of the few batches that are stuck are the users looked up: hence the fence. Without it the
   * planner looks up those of all batches first, some 10,000 for each look at a run.
   */

  /** Returns a query of how many a run has, as {@code batches}. */
  static String count(String runId) {
    return """
    WITH stuck AS MATERIALIZED (
      SELECT b.batch_no, b.user_ids FROM user_batch b
      WHERE b.run_id = %1$s
        AND b.batch_no IN (SELECT d.batch_no FROM dead_letter d WHERE d.run_id = %1$s)
        AND NOT EXISTS (
          SELECT FROM batch_completion c WHERE c.run_id = %1$s AND c.batch_no = b.batch_no)
    )
    SELECT count(*) AS batches FROM stuck b
    WHERE NOT EXISTS (
      SELECT FROM unnest(b.user_ids) AS u (user_id)
      WHERE NOT EXISTS (
          SELECT FROM run_list l WHERE l.run_id = %1$s AND l.user_id = u.user_id)
        AND NOT EXISTS (
          SELECT FROM run_failure f WHERE f.run_id = %1$s AND f.user_id = u.user_id)
        AND NOT EXISTS (
          SELECT FROM dead_letter d
          WHERE d.run_id = %1$s AND d.batch_no = b.batch_no AND u.user_id = ANY (d.user_ids)))
    """
        .formatted(runId);
  }
}
