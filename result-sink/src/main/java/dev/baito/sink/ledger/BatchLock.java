package dev.baito.sink.ledger;

import dev.baito.sink.results.Changes.Batch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;

/**
 * One transaction at a time per batch. Two deliveries of a batch may meet in two sinks while
 * partitions change hands; one after the other, the second sees what the first wrote, and that is
 * what "completed beats failed" and the counts rest on. Locks are taken in one order everywhere.
 * The two-number lock space is the sink's own: other services lock by one number.
 */
final class BatchLock {
  private static final String SQL =
      """
      SELECT set_config('statement_timeout', $3, true), count(pg_advisory_xact_lock(run, batch_no))
      FROM (SELECT DISTINCT hashint8(run_id) AS run, batch_no
            FROM unnest($1::bigint[], $2::integer[]) AS k (run_id, batch_no)
            ORDER BY run, batch_no) AS in_order
      """;

  private BatchLock() {}

  /** Locks the batches until the transaction ends, and limits its further statements. */
  static Uni<Void> take(SqlConnection connection, List<Batch> batches, Duration statementTimeout) {
    return connection
        .preparedQuery(SQL)
        .execute(
            Tuple.of(
                batches.stream().map(b -> b.key().runId()).toArray(Long[]::new),
                batches.stream().map(b -> b.key().batchNo()).toArray(Integer[]::new),
                Long.toString(statementTimeout.toMillis())))
        .replaceWithVoid();
  }
}
