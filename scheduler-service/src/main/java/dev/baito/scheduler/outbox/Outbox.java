package dev.baito.scheduler.outbox;

import dev.baito.messages.MessageCodec;
import dev.baito.messages.UserBatch;
import dev.baito.run.MatchSettings;
import dev.baito.run.SeenPolicy;
import dev.baito.run.UnknownPolicy;
import dev.baito.scheduler.SchedulerSettings;
import dev.baito.scheduler.database.Session;
import dev.baito.scheduler.database.Times;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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
  private static final String CHUNK_SQL =
      """
      SELECT b.batch_no, b.user_ids, r.run_id, r.generation_id, r.revision, r.as_of,
        r.behavior_mark, r.top_k, r.unknown_policy, r.exclude_seen, r.behavior_window_ms,
        r.behavior_half_life_ms, r.static_weight, clock_timestamp() AS looked_at
      FROM user_batch b JOIN run r USING (run_id)
      WHERE b.run_id = $1 AND b.published_at IS NULL
      ORDER BY b.batch_no
      LIMIT $2
      """;

  private static final String MARK_SQL =
      "UPDATE user_batch SET published_at = $3 WHERE run_id = $1 AND batch_no = ANY ($2)";

  private static final String FIRST_SQL =
      "UPDATE run SET first_published_at = $2 WHERE run_id = $1 AND first_published_at IS NULL";

  private final BatchPublisher publisher;
  private final int chunkBatches;

  Outbox(BatchPublisher publisher, SchedulerSettings settings) {
    this.publisher = publisher;
    this.chunkBatches = settings.outbox().chunkBatches();
  }

  /** Publishes the next chunk of a run in the caller's transaction, which holds the run's row. */
  public ChunkOutcome publishNext(Session session, long runId) {
    List<UserBatch> batches = new ArrayList<>();
    Optional<OffsetDateTime> lookedAt = Optional.empty();
    for (Row row : session.query(CHUNK_SQL, runId, chunkBatches)) {
      batches.add(batch(row));
      lookedAt = Optional.of(row.getOffsetDateTime("looked_at"));
    }
    if (lookedAt.isEmpty()) {
      return new ChunkOutcome.NothingLeft();
    }
    BatchPublisher.Acknowledged acknowledged = publisher.publish(batches);
    mark(session, runId, acknowledged.batchNos(), lookedAt.get());
    return acknowledged
        .failure()
        .<ChunkOutcome>map(cause -> new ChunkOutcome.Stalled(acknowledged.batchNos().size(), cause))
        .orElseGet(() -> new ChunkOutcome.Published(batches.size()));
  }

  /** The time of a mark is when the chunk was taken up: results may come before the mark. */
  private static void mark(
      Session session, long runId, List<Integer> batchNos, OffsetDateTime takenUp) {
    if (batchNos.isEmpty()) {
      return;
    }
    session.query(MARK_SQL, runId, batchNos.toArray(Integer[]::new), takenUp);
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
            row.getDouble("static_weight")),
        Arrays.asList(row.getArrayOfLongs("user_ids")));
  }
}
