package dev.baito.warmer.retention;

import dev.baito.ErrorCode;
import dev.baito.database.Query;
import dev.baito.warmer.WarmerSettings;
import dev.baito.warmer.storage.RedisBlocks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Removes old generations: all but the newest few and those that an active run reads. Its row stays
 * as a failed one, so that a run that names it fails for a stated reason and nobody builds it
 * again, until no run refers to it. Used by one thread; blocks.
 */
@ApplicationScoped
public class GenerationRetention {
  private static final Logger LOG = Logger.getLogger(GenerationRetention.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final String OLD =
      """
      SELECT generation_id FROM catalogue_generation g
      WHERE state = 'ready'
        AND generation_id NOT IN (
          SELECT generation_id FROM catalogue_generation
          WHERE state = 'ready' ORDER BY generation_id DESC LIMIT $1)
        AND NOT EXISTS (
          SELECT FROM run
          WHERE run.generation_id = g.generation_id AND run.state IN ('waiting', 'running'))
      ORDER BY generation_id
      """;

  /** Keeps runs from being created on it: their foreign key asks for a lock on the same row. */
  private static final String LOCK =
      "SELECT FROM catalogue_request WHERE generation_id = $1 FOR UPDATE";

  private static final String RETIRE =
      """
      UPDATE catalogue_generation g SET state = 'failed', failure = $2, header = ''
      WHERE generation_id = $1 AND state = 'ready'
        AND NOT EXISTS (
          SELECT FROM run
          WHERE run.generation_id = g.generation_id AND run.state IN ('waiting', 'running'))
      RETURNING build_id, blocks
      """;

  static final String DELETE_BLOCKS =
      """
      DELETE FROM catalogue_block b
      USING (
        SELECT c.generation_id, c.block_no
        FROM catalogue_generation g JOIN catalogue_block c USING (generation_id)
        WHERE g.state = 'failed'
        LIMIT $1) gone
      WHERE b.generation_id = gone.generation_id AND b.block_no = gone.block_no
      """;

  /** With its request, or it would be built again. */
  static final String FORGET_GENERATIONS =
      """
      WITH forgotten AS (
        DELETE FROM catalogue_generation g
        WHERE state = 'failed'
          AND generation_id < (SELECT max(generation_id) FROM catalogue_request)
          AND NOT EXISTS (SELECT FROM run WHERE run.generation_id = g.generation_id)
          AND NOT EXISTS (SELECT FROM catalogue_block b WHERE b.generation_id = g.generation_id)
        RETURNING generation_id)
      DELETE FROM catalogue_request WHERE generation_id IN (SELECT generation_id FROM forgotten)
      """;

  /** Also those never built because their runs were cancelled, once the runs are gone. */
  private static final String FORGET_REQUESTS =
      """
      DELETE FROM catalogue_request r
      WHERE requested_at < now() - interval '1 day'
        AND generation_id < (SELECT max(generation_id) FROM catalogue_generation)
        AND NOT EXISTS (SELECT FROM run WHERE run.generation_id = r.generation_id)
        AND NOT EXISTS (
          SELECT FROM catalogue_generation g WHERE g.generation_id = r.generation_id)
      """;

  private final Pool pool;
  private final RedisBlocks redis;
  private final WarmerSettings.Retention settings;
  private Optional<Long> lastNanos = Optional.empty();

  GenerationRetention(Pool pool, RedisBlocks redis, WarmerSettings settings) {
    this.pool = pool;
    this.redis = redis;
    this.settings = settings.retention();
  }

  /**
   * Removes what is too old.
   *
   * @param built whether a generation was just built; otherwise it happens only when its time has
   *     come
   */
  public void cleanUp(boolean built) {
    long now = System.nanoTime();
    boolean due =
        lastNanos.map(last -> now - last >= settings.generationsEvery().toNanos()).orElse(true);
    if (!built && !due) {
      return;
    }
    for (Row row : execute(OLD, Tuple.of(settings.generations()))) {
      retire(row.getLong(0));
    }
    int deleted;
    do {
      deleted = execute(DELETE_BLOCKS, Tuple.of(settings.blocksPerStatement())).rowCount();
    } while (deleted > 0);
    execute(FORGET_GENERATIONS, Tuple.tuple());
    execute(FORGET_REQUESTS, Tuple.tuple());
    lastNanos = Optional.of(now);
  }

  private void retire(long generationId) {
    String reason =
        ErrorCode.CATALOGUE_MISSING
            + ": generation "
            + generationId
            + " was removed by retention; start a run without naming a generation";
    RowSet<Row> retired =
        pool.withTransaction(connection ->
                execute(connection, LOCK, Tuple.of(generationId))
                    .chain(() -> execute(connection, RETIRE, Tuple.of(generationId, reason))))
            .await()
            .atMost(TIMEOUT);
    for (Row row : retired) {
      redis.remove(row.getUUID(0), row.getInteger(1));
      LOG.infof("Generation %d is removed: newer ones took its place", generationId);
    }
  }

  private RowSet<Row> execute(String sql, Tuple parameters) {
    return Query.run(pool, sql, parameters, TIMEOUT);
  }

  private static Uni<RowSet<Row>> execute(SqlConnection connection, String sql, Tuple parameters) {
    return connection.preparedQuery(sql).execute(parameters);
  }
}
