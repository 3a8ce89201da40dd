package dev.baito.scheduler.runs;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads runs from the ledger, with their counts as of now. */
@ApplicationScoped
public class RunQueries {
  // Of a completed run the dead batches are what is left of the plan: the count outlives the dead
  // letters.
  private static final String VIEW_SQL =
      """
      SELECT r.run_id, r.state, r.as_of, r.generation_id, r.revision, r.top_k, r.batch_size,
        r.unknown_policy, r.exclude_seen, r.behavior_window_ms, r.behavior_half_life_ms,
        r.static_weight, r.max_per_employer, r.max_per_category, r.priority, r.planned_users,
        r.planned_batches, r.created_at, r.first_published_at, r.finished_at, r.failure, r.ledger,
        r.planned_batches - unpublished.batches AS published_batches,
        done.batches AS completed_batches, done.ranked, done.empty, done.gone, done.failed,
        CASE WHEN r.state = 'completed' THEN r.planned_batches - done.batches ELSE dead.batches END
          AS dead_batches,
        lost.dead_lettered, lost.discarded,
        g.kind, g.dimension, g.jobs, g.active_jobs, g.zero_vector_jobs, g.blocks, g.bytes,
        g.build_ms
      FROM run r
      LEFT JOIN catalogue_generation g ON g.generation_id = r.generation_id AND g.state = 'ready'
      CROSS JOIN LATERAL (
        SELECT count(*) AS batches
        FROM user_batch b WHERE b.run_id = r.run_id AND b.published_at IS NULL
      ) unpublished
      CROSS JOIN LATERAL (
        SELECT count(*) AS batches, coalesce(sum(c.ranked), 0) AS ranked,
          coalesce(sum(c.empty), 0) AS empty, coalesce(sum(c.gone), 0) AS gone,
          coalesce(sum(c.failed), 0) AS failed
        FROM batch_completion c WHERE c.run_id = r.run_id
      ) done
      CROSS JOIN LATERAL (%s) dead
      CROSS JOIN LATERAL (%s) lost
      """
          .formatted(DeadBatches.count("r.run_id"), LostUsers.count("r.run_id"));

  static final String ONE_SQL = VIEW_SQL + "WHERE r.run_id = $1";

  static final String PAGE_SQL = VIEW_SQL + "WHERE r.run_id < $1 ORDER BY r.run_id DESC LIMIT $2";

  static final String ACTIVE_PAGE_SQL =
      VIEW_SQL
          + """
          WHERE r.run_id < $1 AND r.state IN ('waiting', 'running')
          ORDER BY r.run_id DESC LIMIT $2
          """;

  static final String STATE_PAGE_SQL =
      VIEW_SQL + "WHERE r.run_id < $1 AND r.state = $3 ORDER BY r.run_id DESC LIMIT $2";

  private final Database database;

  RunQueries(Database database) {
    this.database = database;
  }

  /**
   * Returns a run.
   *
   * @throws BaitoException with {@link ErrorCode#RUN_UNKNOWN} if there is none of that number
   */
  public RunView run(long runId) {
    return only(runId, database.query(ONE_SQL, runId));
  }

  /** As {@link #run}, without waiting. */
  Uni<RunView> ask(long runId) {
    return database.ask(ONE_SQL, runId).map(rows -> only(runId, rows));
  }

  /** Returns the runs with numbers below one, newest first. */
  List<RunView> page(long before, int limit, RunFilter filter) {
    return views(
        switch (filter) {
          case RunFilter.All _ -> database.query(PAGE_SQL, before, limit);
          case RunFilter.Active _ -> database.query(ACTIVE_PAGE_SQL, before, limit);
          case RunFilter.In(RunState state) ->
              database.query(STATE_PAGE_SQL, before, limit, state.text());
        });
  }

  private static RunView only(long runId, RowSet<Row> rows) {
    if (rows.size() == 0) {
      throw new BaitoException(
          ErrorCode.RUN_UNKNOWN,
          "There is no run " + runId + ", or it was cleaned up: GET /runs lists those there are");
    }
    return RunRow.view(rows.iterator().next());
  }

  private static List<RunView> views(RowSet<Row> rows) {
    var views = new ArrayList<RunView>(rows.size());
    for (Row row : rows) {
      views.add(RunRow.view(row));
    }
    return views;
  }
}
