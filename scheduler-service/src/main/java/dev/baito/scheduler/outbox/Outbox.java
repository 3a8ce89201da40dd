package dev.baito.scheduler.outbox;

import dev.baito.messages.MessageCodec;
import dev.baito.messages.Topic;
import dev.baito.messages.UserBatch;
import dev.baito.run.MatchSettings;
import dev.baito.run.RunPriority;
import dev.baito.run.SeenPolicy;
import dev.baito.run.UnknownPolicy;
import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.database.Database;
import dev.baito.scheduler.database.Session;
import dev.baito.scheduler.database.Times;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Publishes the batches of a plan, in order, and marks each once Kafka has acknowledged it. Whoever
 * calls holds the run's row, so that two schedulers never publish one run at the same time. A crash
 * between acknowledgement and mark publishes a batch again, with the same identity: everything
 * behind Kafka takes it for the repetition it is.
 */
@ApplicationScoped
public class Outbox {
  private static final String BATCHES_SQL =
      """
      SELECT b.batch_no, b.user_ids, r.run_id, r.generation_id, r.revision, r.as_of,
        r.behavior_mark, r.top_k, r.unknown_policy, r.exclude_seen, r.behavior_window_ms,
        r.behavior_half_life_ms, r.static_weight, r.max_per_employer, r.max_per_category,
        r.priority, clock_timestamp() AS looked_at
      FROM user_batch b JOIN run r USING (run_id)
      WHERE b.run_id = $1\
      """;

  static final String CHUNK_SQL =
      BATCHES_SQL + " AND b.published_at IS NULL ORDER BY b.batch_no LIMIT $2";

  /** Of a batch b: published before an instant, and nothing has come of it. */
  private static final String FRUITLESS =
      """
       AND coalesce(b.republished_at, b.published_at) < $%d
        AND NOT EXISTS (
          SELECT FROM batch_completion c WHERE c.run_id = b.run_id AND c.batch_no = b.batch_no)
        AND NOT EXISTS (
          SELECT FROM dead_letter d WHERE d.run_id = b.run_id AND d.batch_no = b.batch_no)
      """;

  static final String FRUITLESS_RUNS_SQL =
      """
      SELECT r.run_id FROM run r
      WHERE r.state = 'running'
        AND EXISTS (SELECT FROM user_batch b WHERE b.run_id = r.run_id%s)
      ORDER BY r.run_id
      """
          .formatted(FRUITLESS.formatted(1));

  static final String FRUITLESS_CHUNK_SQL =
      BATCHES_SQL + FRUITLESS.formatted(3) + "ORDER BY b.batch_no LIMIT $2";

  // Whoever holds the row publishes for the run; other schedulers pass by.
  private static final String TAKE_SQL =
      """
      SELECT FROM run WHERE run_id = $1 AND state = 'running' FOR NO KEY UPDATE SKIP LOCKED
      """;

  static final String MARK_SQL =
      """
      UPDATE user_batch SET published_at = $3, times_published = times_published + 1
      WHERE run_id = $1 AND batch_no = ANY ($2)
      """;

  static final String MARK_AGAIN_SQL =
      """
      UPDATE user_batch SET republished_at = $3, times_published = times_published + 1
      WHERE run_id = $1 AND batch_no = ANY ($2)
      """;

  private static final String FIRST_SQL =
      "UPDATE run SET first_published_at = $2 WHERE run_id = $1 AND first_published_at IS NULL";

  private final Database database;
  private final BatchPublisher publisher;
  private final int chunkBatches;

  Outbox(Database database, BatchPublisher publisher, SchedulerSettings settings) {
    this.database = database;
    this.publisher = publisher;
    this.chunkBatches = settings.outbox().chunkBatches();
  }

  /** Publishes the next chunk of a run in the caller's transaction, which holds the run's row. */
  public ChunkOutcome publishNext(Session session, long runId) {
    return publish(session, runId, MARK_SQL, session.query(CHUNK_SQL, runId, chunkBatches));
  }

  /** Returns the running runs with batches that were published before, and came to nothing. */
  List<Long> runsWithBatchesFrom(Instant cutoff) {
    var runs = new ArrayList<Long>();
    for (Row row : database.query(FRUITLESS_RUNS_SQL, Times.parameter(cutoff))) {
      runs.add(row.getLong(0));
    }
    return runs;
  }

  /** Publishes a chunk of such batches of a run again, unless somebody else has the run in hand. */
  ChunkOutcome publishAgain(Session session, long runId, Instant cutoff) {
    if (session.query(TAKE_SQL, runId).size() == 0) {
      return new ChunkOutcome.NothingLeft();
    }
    return publish(
        session,
        runId,
        MARK_AGAIN_SQL,
        session.query(FRUITLESS_CHUNK_SQL, runId, chunkBatches, Times.parameter(cutoff)));
  }

  private ChunkOutcome publish(Session session, long runId, String markSql, RowSet<Row> rows) {
    List<UserBatch> batches = new ArrayList<>();
    Optional<OffsetDateTime> lookedAt = Optional.empty();
    RunPriority priority = RunPriority.NORMAL;
    for (Row row : rows) {
      batches.add(batch(row));
      lookedAt = Optional.of(row.getOffsetDateTime("looked_at"));
      priority = RunPriority.valueOf(row.getString("priority").toUpperCase(Locale.ROOT));
    }
    if (lookedAt.isEmpty()) {
      return new ChunkOutcome.NothingLeft();
    }
    BatchPublisher.Acknowledged acknowledged =
        publisher.publish(Topic.ofBatches(priority), batches);
    mark(session, runId, markSql, acknowledged.batchNos(), lookedAt.get());
    return acknowledged
        .failure()
        .<ChunkOutcome>map(cause -> new ChunkOutcome.Stalled(acknowledged.batchNos().size(), cause))
        .orElseGet(() -> new ChunkOutcome.Published(batches.size()));
  }

  /** The time of a mark is when the chunk was taken up: results may come before the mark. */
  private static void mark(
      Session session, long runId, String markSql, List<Integer> batchNos, OffsetDateTime takenUp) {
    if (batchNos.isEmpty()) {
      return;
    }
    session.query(markSql, runId, batchNos.toArray(Integer[]::new), takenUp);
    session.query(FIRST_SQL, runId, takenUp);
  }

  private static UserBatch batch(Row row) {
    return new UserBatch(
        MessageCodec.VERSION,
        row.getLong("run_id"),
        row.getInteger("batch_no"),
        row.getLong("generation_id"),
        row.getLong("revision"),
        Times.of(row, "as_of"),
        row.getLong("behavior_mark"),
        new MatchSettings(
            row.getInteger("top_k"),
            UnknownPolicy.valueOf(row.getString("unknown_policy").toUpperCase(Locale.ROOT)),
            SeenPolicy.valueOf(row.getString("exclude_seen").toUpperCase(Locale.ROOT)),
            Duration.ofMillis(row.getLong("behavior_window_ms")),
            Duration.ofMillis(row.getLong("behavior_half_life_ms")),
            row.getDouble("static_weight"),
            row.getInteger("max_per_employer"),
            row.getInteger("max_per_category")),
        Arrays.asList(row.getArrayOfLongs("user_ids")));
  }
}
