package dev.baito.sink.ledger;

import dev.baito.sink.results.Changes.Batch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Writes the completion of batches. */
final class Completions {
  /*
   * Counts are never added up from messages, which may come twice or in parts: they are counted
   * from the rows of the batch's planned users. A batch is complete when each of them has one.
   */
  static final String SQL =
      """
      INSERT INTO batch_completion
        (run_id, batch_no, ranked, empty, gone, failed, completed_at, sink_ms, statistics)
      SELECT c.run_id, c.batch_no, c.ranked, c.empty, c.gone, c.failed,
             clock_timestamp(), $4, d.statistics::jsonb
      FROM unnest($1::bigint[], $2::integer[], $3::text[]) AS d (run_id, batch_no, statistics)
      JOIN user_batch b ON b.run_id = d.run_id AND b.batch_no = d.batch_no
      CROSS JOIN LATERAL (
        SELECT b.run_id, b.batch_no,
               count(*) FILTER (WHERE l.outcome = 'ranked') AS ranked,
               count(*) FILTER (WHERE l.outcome = 'empty') AS empty,
               count(*) FILTER (WHERE l.outcome = 'gone') AS gone,
               count(f.user_id) AS failed,
               count(l.user_id) + count(f.user_id) AS settled
        FROM unnest(b.user_ids) AS u (user_id)
        LEFT JOIN run_list l ON l.run_id = b.run_id AND l.user_id = u.user_id
        LEFT JOIN run_failure f ON f.run_id = b.run_id AND f.user_id = u.user_id
      ) AS c
      WHERE c.settled = cardinality(b.user_ids)
      ORDER BY c.run_id, c.batch_no
      ON CONFLICT (run_id, batch_no) DO UPDATE SET
        ranked = excluded.ranked, empty = excluded.empty, gone = excluded.gone,
        failed = excluded.failed
      WHERE (batch_completion.ranked, batch_completion.empty, batch_completion.gone,
             batch_completion.failed)
         <> (excluded.ranked, excluded.empty, excluded.gone, excluded.failed)
      """;

  private Completions() {}

  /**
   * Completes those of the batches whose planned users are all settled, or brings their counts up
   * to date.
   *
   * @param sinkMs each batch's share of the time that the transaction took so far
   */
  static Uni<Void> write(SqlConnection connection, List<Batch> batches, long sinkMs) {
    return connection
        .preparedQuery(SQL)
        .execute(
            Tuple.of(
                batches.stream().map(b -> b.key().runId()).toArray(Long[]::new),
                batches.stream().map(b -> b.key().batchNo()).toArray(Integer[]::new),
                batches.stream().map(Batch::statistics).toArray(String[]::new),
                sinkMs))
        .replaceWithVoid();
  }
}
