package dev.baito.worker.runs;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.database.Query;
import dev.baito.run.MatchSettings;
import dev.baito.run.SeenPolicy;
import dev.baito.run.UnknownPolicy;
import dev.baito.worker.WorkerSettings;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads runs, their batches and lists. Blocks. */
@ApplicationScoped
public class RunReader {
  static final String RUN =
      """
      SELECT generation_id, revision, as_of, behavior_mark, top_k, unknown_policy, exclude_seen,
        behavior_window_ms, behavior_half_life_ms, static_weight, max_per_employer,
        max_per_category
      FROM run WHERE run_id = $1
      """;
  static final String CURRENT = "SELECT run_id FROM current_list WHERE user_id = $1";
  static final String LIST =
      "SELECT job_ids, scores FROM run_list WHERE run_id = $1 AND user_id = $2";
  static final String BATCH =
      """
      SELECT batch_no, user_ids FROM user_batch
      WHERE run_id = $1 AND batch_no > $2 ORDER BY batch_no LIMIT 1
      """;

  private final Pool pool;
  private final Duration timeout;

  RunReader(Pool pool, WorkerSettings settings) {
    this.pool = pool;
    this.timeout = settings.worker().queryTimeout();
  }

  /**
   * A batch of the plan.
   *
   * @param batchNo its number
   * @param userIds its users
   */
  public record PlannedBatch(int batchNo, List<Long> userIds) {
    /** Copies the users. */
    public PlannedBatch {
      userIds = List.copyOf(userIds);
    }
  }

  /**
   * Returns a run.
   *
   * @throws BaitoException with {@link ErrorCode#RUN_UNKNOWN}
   */
  public PlannedRun run(long runId) {
    Row row =
        first(ask(RUN, Tuple.of(runId)))
            .orElseThrow(() ->
                new BaitoException(
                    ErrorCode.RUN_UNKNOWN,
                    "There is no run %d, or it was cleaned up: start a new run".formatted(runId)));
    return new PlannedRun(
        runId,
        row.getLong(0),
        row.getLong(1),
        row.getOffsetDateTime(2).toInstant(),
        row.getLong(3),
        new MatchSettings(
            row.getInteger(4),
            UnknownPolicy.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
            SeenPolicy.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
            Duration.ofMillis(row.getLong(7)),
            Duration.ofMillis(row.getLong(8)),
            row.getDouble(9),
            row.getInteger(10),
            row.getInteger(11)));
  }

  /**
   * Returns the run that made a user's current list.
   *
   * @throws BaitoException with {@link ErrorCode#USER_UNKNOWN} when the user has none
   */
  public long currentRun(long userId) {
    return first(ask(CURRENT, Tuple.of(userId)))
        .map(row -> row.getLong(0))
        .orElseThrow(() ->
            new BaitoException(
                ErrorCode.USER_UNKNOWN,
                "There is no list for user %d: no run with that user has completed the user's batch"
                    .formatted(userId)));
  }

  /**
   * Returns the list that a run made for a user.
   *
   * @throws BaitoException with {@link ErrorCode#USER_UNKNOWN} when it made none
   */
  public StoredList list(long runId, long userId) {
    return first(ask(LIST, Tuple.of(runId, userId)))
        .map(row ->
            new StoredList(List.of(row.getArrayOfLongs(0)), List.of(row.getArrayOfFloats(1))))
        .orElseThrow(() ->
            new BaitoException(
                ErrorCode.USER_UNKNOWN,
                "Run %d has no list for user %d: the user is not in it, failed, or is still to come"
                    .formatted(runId, userId)));
  }

  /** Returns the first batch of a run after one, if there is another. */
  public Optional<PlannedBatch> batchAfter(long runId, int batchNo) {
    return first(ask(BATCH, Tuple.of(runId, batchNo)))
        .map(row -> new PlannedBatch(row.getInteger(0), List.of(row.getArrayOfLongs(1))));
  }

  private RowSet<Row> ask(String sql, Tuple parameters) {
    return Query.run(pool, sql, parameters, timeout);
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }
}
