package dev.baito.scheduler.runs;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.database.Session;
import dev.baito.scheduler.outbox.ChunkOutcome;
import dev.baito.scheduler.outbox.Outbox;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** The states of a run and what leads from one to the next. Each step is one transaction. */
@ApplicationScoped
class RunLifecycle {
  private static final Logger LOG = Logger.getLogger(RunLifecycle.class);

  private static final String ACTIVE_SQL =
      "SELECT run_id FROM run WHERE state IN ('waiting', 'running')"
          + " ORDER BY priority = 'high' DESC, run_id";

  // Whoever holds the row moves the run; other schedulers pass by.
  private static final String TAKE_SQL =
      """
      SELECT r.state, coalesce(g.state, '') AS catalogue, coalesce(g.failure, '') AS failure
      FROM run r LEFT JOIN catalogue_generation g USING (generation_id)
      WHERE r.run_id = $1 AND r.state IN ('waiting', 'running')
      FOR NO KEY UPDATE OF r SKIP LOCKED
      """;

  private static final String START_SQL = "UPDATE run SET state = 'running' WHERE run_id = $1";

  private static final String FAIL_SQL =
      """
      UPDATE run SET state = 'failed', finished_at = clock_timestamp(), failure = $2
      WHERE run_id = $1
      """;

  static final String COMPLETE_SQL =
      """
      UPDATE run SET state = 'completed', finished_at = clock_timestamp()
      WHERE run_id = $1 AND planned_batches <= (
        SELECT count(*) FROM batch_completion c WHERE c.run_id = $1
      ) + (%s)
      RETURNING planned_batches
      """
          .formatted(DeadBatches.count("$1"));

  private static final String CANCEL_SQL =
      """
      UPDATE run SET state = 'cancelled', finished_at = clock_timestamp()
      WHERE run_id = $1 AND state IN ('waiting', 'running')
      RETURNING run_id
      """;

  private final Database database;
  private final Outbox outbox;
  private final RunQueries queries;

  RunLifecycle(Database database, Outbox outbox, RunQueries queries) {
    this.database = database;
    this.outbox = outbox;
    this.queries = queries;
  }

  /** What one step came to. */
  sealed interface Step {
    /** Nothing to do now, or somebody else does it. */
    record Idle() implements Step {}

    /** The run has moved: there may be more to do at once. */
    record Moved() implements Step {}

    /** Kafka does not take the batches now. */
    record Stalled(Throwable cause) implements Step {}
  }

  List<Long> activeRuns() {
    var runs = new ArrayList<Long>();
    for (Row row : database.query(ACTIVE_SQL)) {
      runs.add(row.getLong(0));
    }
    return runs;
  }

  /** Moves a run one step, if there is something to do and nobody else does it. */
  Step advance(long runId) {
    return database.transaction(session -> advance(session, runId));
  }

  /**
   * Calls a run off.
   *
   * @throws BaitoException with {@link ErrorCode#RUN_UNKNOWN}, or {@link ErrorCode#RUN_STATE} if it
   *     has ended
   */
  RunView cancel(long runId) {
    boolean cancelled = database.query(CANCEL_SQL, runId).size() == 1;
    RunView run = queries.run(runId);
    if (!cancelled) {
      throw new BaitoException(
          ErrorCode.RUN_STATE,
          "Run %d has ended and cannot be cancelled: it is %s"
              .formatted(runId, run.state().text()));
    }
    LOG.infof("Run %d: cancelled", runId);
    return run;
  }

  private Step advance(Session session, long runId) {
    RowSet<Row> rows = session.query(TAKE_SQL, runId);
    if (rows.size() == 0) {
      return new Step.Idle();
    }
    Row row = rows.iterator().next();
    return RunState.of(row.getString("state")) == RunState.WAITING
        ? start(session, runId, row.getString("catalogue"), row.getString("failure"))
        : publish(session, runId);
  }

  private static Step start(Session session, long runId, String catalogue, String failure) {
    switch (catalogue) {
      case "ready" -> session.query(START_SQL, runId);
      case "failed" -> {
        String reason =
            "%s: its catalogue generation could not be built: %s"
                .formatted(ErrorCode.CATALOGUE_BUILD_FAILED, failure);
        session.query(FAIL_SQL, runId, reason);
        LOG.errorf("Run %d failed. %s", runId, reason);
      }
      default -> {
        return new Step.Idle();
      }
    }
    return new Step.Moved();
  }

  private Step publish(Session session, long runId) {
    return switch (outbox.publishNext(session, runId)) {
      case ChunkOutcome.Published _ -> new Step.Moved();
      case ChunkOutcome.Stalled(_, Throwable cause) -> new Step.Stalled(cause);
      case ChunkOutcome.NothingLeft _ -> {
        if (session.query(COMPLETE_SQL, runId).size() == 1) {
          LOG.infof("Run %d: completed", runId);
        }
        yield new Step.Idle();
      }
    };
  }
}
