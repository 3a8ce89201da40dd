package dev.baito.sink.ledger;

import dev.baito.database.Query;
import dev.baito.sink.SinkSettings;
import dev.baito.sink.results.BatchKey;
import dev.baito.sink.results.Changes;
import dev.baito.sink.results.Plan;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The plan of runs and what came of it, in PostgreSQL. Its methods block. */
@ApplicationScoped
public class Ledger {
  static final String PLAN_SQL =
      """
      SELECT b.run_id, b.batch_no, b.user_ids
      FROM unnest($1::bigint[], $2::integer[]) AS k (run_id, batch_no)
      JOIN user_batch b ON b.run_id = k.run_id AND b.batch_no = k.batch_no
      """;

  private final Pool pool;
  private final SinkSettings.Write settings;

  Ledger(Pool pool, SinkSettings settings) {
    this.pool = pool;
    this.settings = settings.write();
  }

  /** Returns the plan of those of the batches that are planned. */
  public Plan plan(Collection<BatchKey> batches) {
    Map<BatchKey, Set<Long>> users = new HashMap<>();
    var rows =
        Query.run(
            pool,
            PLAN_SQL,
            Tuple.of(
                batches.stream().map(BatchKey::runId).toArray(Long[]::new),
                batches.stream().map(BatchKey::batchNo).toArray(Integer[]::new)),
            settings.timeout());
    for (Row row : rows) {
      users.put(new BatchKey(row.getLong(0), row.getInteger(1)), Set.of(row.getArrayOfLongs(2)));
    }
    return new Plan(users);
  }

  /**
   * Applies the changes in one transaction. After a failure nothing is applied, or everything is:
   * applying the same changes again is safe and changes nothing.
   *
   * @return the changes
   */
  public Changes apply(Changes changes) {
    pool.withTransaction(connection -> new ResultTransaction(connection, settings, changes).run())
        .await()
        .atMost(settings.timeout());
    return changes;
  }
}
