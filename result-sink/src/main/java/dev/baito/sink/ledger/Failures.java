package dev.baito.sink.ledger;

import dev.baito.sink.results.Changes.Completed;
import dev.baito.sink.results.Changes.Failure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Writes and removes the failures of users; a completed user has none. */
final class Failures {
  static final String MENDED_SQL =
      """
      DELETE FROM run_failure f
      USING unnest($1::bigint[], $2::bigint[]) AS c (run_id, user_id)
      WHERE f.run_id = c.run_id AND f.user_id = c.user_id
      """;

  static final String WRITE_SQL =
      """
      INSERT INTO run_failure (run_id, user_id, batch_no, reason, detail)
      SELECT run_id, user_id, batch_no, reason, detail
      FROM unnest($1::bigint[], $2::bigint[], $3::integer[], $4::text[], $5::text[])
        AS f (run_id, user_id, batch_no, reason, detail)
      WHERE NOT EXISTS (
        SELECT FROM run_list l WHERE l.run_id = f.run_id AND l.user_id = f.user_id)
      ORDER BY run_id, user_id
      ON CONFLICT (run_id, user_id) DO UPDATE SET
        batch_no = excluded.batch_no, reason = excluded.reason, detail = excluded.detail,
        failed_at = excluded.failed_at
      WHERE (run_failure.reason, run_failure.detail) <> (excluded.reason, excluded.detail)
      """;

  private Failures() {}

  /** Removes the earlier failures of users who are completed now. */
  static Uni<Void> mend(SqlConnection connection, List<Completed> users) {
    return connection
        .preparedQuery(MENDED_SQL)
        .execute(
            Tuple.of(
                users.stream().map(u -> u.batch().runId()).toArray(Long[]::new),
                users.stream().map(Completed::userId).toArray(Long[]::new)))
        .replaceWithVoid();
  }

  /** Writes the failures of users who are not completed; the newest reason stands. */
  static Uni<Void> write(SqlConnection connection, List<Failure> users) {
    Tuple rows =
        Tuple.tuple()
            .addArrayOfLong(users.stream().map(u -> u.batch().runId()).toArray(Long[]::new))
            .addArrayOfLong(users.stream().map(Failure::userId).toArray(Long[]::new))
            .addArrayOfInteger(users.stream().map(u -> u.batch().batchNo()).toArray(Integer[]::new))
            .addArrayOfString(users.stream().map(Failure::reason).toArray(String[]::new))
            .addArrayOfString(users.stream().map(Failure::detail).toArray(String[]::new));
    return connection.preparedQuery(WRITE_SQL).execute(rows).replaceWithVoid();
  }
}
