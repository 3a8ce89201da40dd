package dev.baito.scheduler.ledger;

import java.util.Locale;

/** What may be wrong with the users of a run. Each finds its users, in order, with their number. */
enum Hole {
  /** A planned user of an ended run of whom nothing is known. */
  MISSING(
      Classes.WITH
          + """
          SELECT user_id, count(*) OVER () AS affected FROM classed
          WHERE class = 'none' ORDER BY user_id LIMIT $2
          """),

  /** A user with a list in the run who is not of its plan. */
  UNPLANNED(
      """
      WITH planned AS (
        SELECT unnest(user_ids) AS user_id FROM user_batch WHERE run_id = $1
      )
      SELECT l.user_id, count(*) OVER () AS affected FROM run_list l
      WHERE l.run_id = $1 AND NOT EXISTS (SELECT FROM planned p WHERE p.user_id = l.user_id)
      ORDER BY l.user_id LIMIT $2
      """),

  /** A list of more than top_k jobs. */
  TOO_LONG(lists("cardinality(l.job_ids) > r.top_k")),

  /** A list with a job more than once. */
  REPEATED_JOBS(
      lists("cardinality(l.job_ids) <> (SELECT count(DISTINCT j) FROM unnest(l.job_ids) AS j)")),

  /** A list with a score greater than the one before it. */
  UNORDERED(
      lists(
          """
          EXISTS (
            SELECT FROM generate_subscripts(l.scores, 1) AS i
            WHERE l.scores[i] > l.scores[i - 1])\
          """));

  private final String sql;

  Hole(String sql) {
    this.sql = sql;
  }

  /** Returns the query: users of the run $1, at most $2, and how many there are. */
  String sql() {
    return sql;
  }

  /** Returns the name that the API and the command line give it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String lists(String condition) {
    return """
    SELECT l.user_id, count(*) OVER () AS affected
    FROM run_list l JOIN run r USING (run_id)
    WHERE l.run_id = $1 AND %s
    ORDER BY l.user_id LIMIT $2
    """
        .formatted(condition);
  }
}
