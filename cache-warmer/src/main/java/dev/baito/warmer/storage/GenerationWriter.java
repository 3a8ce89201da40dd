package dev.baito.warmer.storage;

import dev.baito.catalogue.EncodedBlock;
import dev.baito.database.Connections;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Writes one generation in one transaction: until the header is stored nobody sees anything of it,
 * and a build that dies leaves nothing behind. The transaction holds the right to build: while it
 * is open no other warmer builds this generation. Not thread-safe; blocks.
 */
public final class GenerationWriter implements AutoCloseable {
  /** First half of the advisory lock; the second is the generation. */
  private static final int LOCK_CLASS = 0x6261_6974; // "bait"

  private static final String CLAIM =
      "SELECT pg_try_advisory_xact_lock($1, ($2 % 2147483647)::int)";

  private static final String EXISTS =
      "SELECT EXISTS (SELECT FROM catalogue_generation WHERE generation_id = $1)";

  private static final String DELETE_LEFTOVERS =
      "DELETE FROM catalogue_block WHERE generation_id = $1";

  private static final String INSERT_BLOCK =
      "INSERT INTO catalogue_block (generation_id, block_no, payload) VALUES ($1, $2, $3)";

  private static final String INSERT_GENERATION =
      """
      INSERT INTO catalogue_generation (generation_id, state, build_id, kind, dimension, jobs,
        active_jobs, zero_vector_jobs, blocks, bytes, build_ms, header)
      VALUES ($1, 'ready', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      """;

  private static final String INSERT_FAILURE =
      """
      INSERT INTO catalogue_generation (generation_id, state, build_id, kind, dimension, jobs,
        active_jobs, zero_vector_jobs, blocks, bytes, build_ms, failure, header)
      VALUES ($1, 'failed', $2, 'encoded', 0, 0, 0, 0, 0, 0, $3, $4, '')
      ON CONFLICT (generation_id) DO NOTHING
      """;

  private final SqlConnection connection;
  private final long generationId;
  private final Duration timeout;
  private Optional<PreparedStatement> insertBlock = Optional.empty();
  private CompletionStage<Void> lastWrite =
      Uni.createFrom().voidItem().subscribeAsCompletionStage();
  private boolean ended;

  private GenerationWriter(SqlConnection connection, long generationId, Duration timeout) {
    this.connection = connection;
    this.generationId = generationId;
    this.timeout = timeout;
  }

  /**
   * Claims the right to build a generation.
   *
   * @param timeout for each statement
   * @return empty if another warmer builds it, or it is there already
   */
  public static Optional<GenerationWriter> claim(Pool pool, long generationId, Duration timeout) {
    SqlConnection connection = Connections.within(pool, timeout).await().indefinitely();
    var writer = new GenerationWriter(connection, generationId, timeout);
    try {
      connection.query("BEGIN").execute().await().atMost(timeout);
      if (writer.ask(CLAIM, Tuple.of(LOCK_CLASS, generationId))
          && !writer.ask(EXISTS, Tuple.of(generationId))) {
        writer.execute(DELETE_LEFTOVERS, Tuple.of(generationId));
        return Optional.of(writer);
      }
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
    writer.close();
    return Optional.empty();
  }

  /** Stores a block. Returns when the block before it is stored: one is on its way at a time. */
  public void write(EncodedBlock block) {
    if (insertBlock.isEmpty()) {
      insertBlock = Optional.of(connection.prepare(INSERT_BLOCK).await().atMost(timeout));
    }
    awaitLastWrite();
    lastWrite =
        insertBlock
            .orElseThrow()
            .query()
            .execute(
                Tuple.of(
                    generationId, block.blockNo(), Buffer.buffer(block.payload()).getDelegate()))
            .replaceWithVoid()
            .subscribeAsCompletionStage();
  }

  /** Stores the header and makes the generation visible. */
  public void finish(UUID buildId, byte[] header, GenerationFigures figures) {
    awaitLastWrite();
    execute(
        INSERT_GENERATION,
        Tuple.tuple()
            .addLong(generationId)
            .addUUID(buildId)
            .addString(figures.kind().name().toLowerCase(Locale.ROOT))
            .addInteger(figures.dimension())
            .addInteger(figures.jobs())
            .addInteger(figures.activeJobs())
            .addInteger(figures.zeroVectorJobs())
            .addInteger(figures.blocks())
            .addLong(figures.bytes())
            .addLong(figures.buildMs())
            .addBuffer(Buffer.buffer(header)));
    connection.query("COMMIT").execute().await().atMost(timeout);
    ended = true;
  }

  /** Records, instead of the generation, why it cannot be built, so that its runs fail. */
  public void fail(UUID buildId, String reason, long buildMs) {
    lastWrite.toCompletableFuture().cancel(false);
    connection.query("ROLLBACK").execute().await().atMost(timeout);
    execute(INSERT_FAILURE, Tuple.of(generationId, buildId, buildMs, reason));
    ended = true;
  }

  private void awaitLastWrite() {
    Uni.createFrom().completionStage(lastWrite).await().atMost(timeout);
  }

  private boolean ask(String sql, Tuple parameters) {
    return connection
        .preparedQuery(sql)
        .execute(parameters)
        .await()
        .atMost(timeout)
        .iterator()
        .next()
        .getBoolean(0);
  }

  private void execute(String sql, Tuple parameters) {
    connection.preparedQuery(sql).execute(parameters).await().atMost(timeout);
  }

  /** Undoes everything unless it was finished, and gives the connection back. */
  @Override
  public void close() {
    Uni<Void> end =
        ended
            ? Uni.createFrom().voidItem()
            : connection.query("ROLLBACK").execute().replaceWithVoid();
    end.onFailure()
        .recoverWithNull()
        .chain(connection::close)
        .onFailure()
        .recoverWithNull()
        .await()
        .atMost(timeout);
  }
}
